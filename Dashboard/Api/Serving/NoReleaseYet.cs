using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Store.Runs;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>The answer while there is no release: a problem document that says how far the first run is.</summary>
internal sealed class NoReleaseYet(ProgressFile progress, TimeProvider time) : IResult
{
    private const int FewestSeconds = 5;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var run = progress.Read() is { } found && found.IsLive(time.GetUtcNow()) ? found : null;
        httpContext.Response.Headers.RetryAfter = RetryAfter(run);
        return new ProblemAnswer(ApiProblem.Of(ProblemKinds.NoRelease, Detail(run))).ExecuteAsync(httpContext);
    }

    private static string RetryAfter(RunProgress? run) => Math.Max(FewestSeconds, (int)Math.Ceiling(run?.SecondsLeft ?? 0)).ToString();

    private static string Detail(RunProgress? run) => run is null
        ? "No release has been published here, and no run is under way."
        : $"A run is {run.Fraction:0%} done: {run.Message}. {(run.SecondsLeft is { } left ? $"About {left:0} seconds are left." : "How long it will take is not known yet.")}";
}
