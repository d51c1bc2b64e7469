using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Api.Health;

/// <summary>/health/live and /health/ready</summary>
internal static class HealthResource
{
    private const int RetryAfterSeconds = 5;

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapLive("/health/live", (_, _) => TypedResults.Json(new LiveAnswer("live"), ApiJson.Answers.LiveAnswer))
            .WithName("live")
            .WithSummary("The process runs")
            .Produces<LiveAnswer>()
            .WithTags("Health");
        app.MapLive("/health/ready", Ready)
            .WithName("ready")
            .WithSummary("A release can be read")
            .WithDescription("503 while there is none, with how far the first run is. 200 and 'degraded' while an older release is in use because the newest was refused, a source is older than its cadence allows, no worker runs (the one that the site looks after, or one that ran beside it), workers that share a schedule cannot reach its database, or the disk of the releases has no room for another.")
            .Produces<ReadyAnswer>()
            .Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Health");
    }

    private static IResult Ready(HttpContext http, ApiRequest parameters)
    {
        var services = http.RequestServices;
        var store = services.GetRequiredService<ReleaseStore>();
        var run = services.GetRequiredService<RunProgressFile>().Read();
        var live = run?.IsLive(services.GetRequiredService<TimeProvider>().GetUtcNow()) == true ? run : null;
        using var lease = store.TryLease();
        if (lease is not null)
        {
            var stamp = new ReleaseStamp(lease.Info.Id, lease.Info.Published);
            var why = Why(store, services, lease);
            return TypedResults.Json(new ReadyAnswer(why is null ? "ready" : "degraded", stamp, why, live), ApiJson.Answers.ReadyAnswer);
        }

        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
        var nothing = store.Problem ?? "No release has been published yet.";
        return TypedResults.Json(new ReadyAnswer("not-ready", Release: null, nothing, live), ApiJson.Answers.ReadyAnswer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What is not as it should be, or null.</summary>
    private static string? Why(ReleaseStore store, IServiceProvider services, ReleaseLease lease)
    {
        var sources = services.GetRequiredService<FreshnessReader>().List(lease.Manifest.Sources()).Where(s => s.IsStale || s.State == FreshnessState.Unreadable);
        var told = sources.Select(s => $"{s.Id}: {s.Words}").Prepend(store.Problem).Append(Worker(services)).Append(services.GetRequiredService<ClusterHealth>().Problem())
            .Append(services.GetRequiredService<DiskRoom>().Problem(lease.Info)).OfType<string>().ToList();
        return told.Count == 0 ? null : string.Join(" ", told);
    }

    /// <summary>Of the worker that this site looks after, or of one that somebody else runs and that once said it lives.</summary>
    private static string? Worker(IServiceProvider services)
    {
        if (services.GetRequiredService<WorkerState>().Problem is { } problem)
            return $"No worker is running: {problem}";
        if (services.GetRequiredService<IOptions<WorkerProcessOptions>>().Value.Embedded)
            return null;
        return new WorkerPulseFile(services.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory).Read()?.Problem(services.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}

/// <param name="Status">"ready"; "degraded" while an older release is in use because the newest was refused, or a source is stale; "not-ready" while there is none.</param>
/// <param name="Why">Null while all is well.</param>
/// <param name="Progress">The run that is under way, if one is.</param>
internal sealed record ReadyAnswer(string Status, ReleaseStamp? Release, string? Why, RunProgress? Progress);

/// <param name="Status">Always "live": a process that is not cannot say so.</param>
internal sealed record LiveAnswer(string Status);
