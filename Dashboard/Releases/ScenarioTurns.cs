using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Draws scenarios, for the page and the API: each takes every processor for its time, so two are drawn at once.</summary>
internal static class ScenarioTurns
{
    private static readonly SemaphoreSlim Turns = new(2);

    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public static ScenarioResult Run(ScenarioEngine engine, NeedScenario scenario, CancellationToken token) =>
        Turns.Take(() => engine.Run(scenario, Environment.ProcessorCount, token), token);
}
