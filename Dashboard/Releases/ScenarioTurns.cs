using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>Draws scenarios: each takes every processor for its time, so two are drawn at once and the others wait.</summary>
internal static class ScenarioTurns
{
    private static readonly SemaphoreSlim Turns = new(2);

    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public static ScenarioResult Run(ScenarioEngine engine, NeedScenario scenario, CancellationToken token)
    {
        Turns.Wait(token);
        try
        {
            return engine.Run(scenario, Environment.ProcessorCount, token);
        }
        finally
        {
            Turns.Release();
        }
    }
}
