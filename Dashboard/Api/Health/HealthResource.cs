using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Api.Health;

/// <summary>/health/live and /health/ready</summary>
internal static class HealthResource
{
    /// <summary>Names the release that is served, in answers; in a request, the one that is asked for.</summary>
    public const string ReleaseHeader = "X-Release";

    private const int RetryAfterSeconds = 5;

    private static readonly ParameterRule Served = ParameterRules.Release with { Description = $"The release that is to be served: 503 while it is another one, so that a balancer sends nobody to a machine that lags. The request header {ReleaseHeader} says the same." };

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapLive("/health/live", (_, _) => TypedResults.Json(new LiveAnswer("live"), ApiJson.Answers.LiveAnswer))
            .WithName("live")
            .WithSummary("The process runs")
            .Produces<LiveAnswer>()
            .WithTags("Health");
        app.MapLive("/health/ready", Ready, Served)
            .WithName("ready")
            .WithSummary("A release can be read")
            .WithDescription("503 while there is none, with how far the first run is. 200 and 'degraded' while an older release is in use because the newest was refused, a source is older than its cadence allows, no worker runs (the one that the site looks after, or one that ran beside it), workers that share a schedule cannot reach its database, the disk of the releases has no room for another, or the origin that the releases come from cannot be followed. The header X-Release names the release.")
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
        var replica = services.GetRequiredService<ReplicaReader>().Read();
        using var lease = store.TryLease();
        if (lease is not null)
        {
            var stamp = new ReleaseStamp(lease.Info.Id, lease.Info.Published);
            http.Response.Headers[ReleaseHeader] = stamp.Id;
            if (Asked(http, parameters) is { } asked && asked != stamp.Id)
                return NotReady(http, stamp, $"Release {stamp.Id} is served here, and {asked} was asked for.", live, replica);
            var why = Why(store, services, lease, replica);
            return TypedResults.Json(new ReadyAnswer(why is null ? "ready" : "degraded", stamp, why, live, ReplicaAnswer.Of(replica)), ApiJson.Answers.ReadyAnswer);
        }

        var nothing = store.Problem ?? (replica is null ? "No release has been published yet." : $"No release has come from the origin yet. {replica.Problem ?? replica.Arriving}".TrimEnd());
        return NotReady(http, stamp: null, nothing, live, replica);
    }

    /// <exception cref="RefusedRequestException">The header is not the id of a release.</exception>
    private static string? Asked(HttpContext http, ApiRequest parameters)
    {
        if (parameters.Find(ParameterRules.Release) is { } id)
            return id;
        var header = http.Request.Headers[ReleaseHeader];
        if (header.Count == 0)
            return null;
        return header is [{ } given] && ReleaseShelf.IsId(given) ? given : throw new RefusedRequestException(ProblemKinds.BadValue, $"The header {ReleaseHeader} is not the id of a release.", ReleaseHeader);
    }

    private static JsonHttpResult<ReadyAnswer> NotReady(HttpContext http, ReleaseStamp? stamp, string why, RunProgress? live, ReplicaView? replica)
    {
        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
        return TypedResults.Json(new ReadyAnswer("not-ready", stamp, why, live, ReplicaAnswer.Of(replica)), ApiJson.Answers.ReadyAnswer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>What is not as it should be, or null.</summary>
    private static string? Why(ReleaseStore store, IServiceProvider services, ReleaseLease lease, ReplicaView? replica)
    {
        var sources = services.GetRequiredService<FreshnessReader>().List(lease.Manifest.Sources()).Where(s => s.IsStale || s.State == FreshnessState.Unreadable);
        var told = sources.Select(s => $"{s.Id}: {s.Words}").Prepend(store.Problem).Append(Worker(services, replica)).Append(services.GetRequiredService<ClusterHealth>().Problem())
            .Append(services.GetRequiredService<DiskRoom>().Problem(lease.Info)).Append(replica?.Problem).OfType<string>().ToList();
        return told.Count == 0 ? null : string.Join(" ", told);
    }

    /// <summary>Of the worker that this site looks after, or of one that somebody else runs and that once said it lives.</summary>
    private static string? Worker(IServiceProvider services, ReplicaView? replica)
    {
        if (services.GetRequiredService<WorkerState>().Problem is { } problem)
            return $"{(replica is null ? "No worker is running" : "Nothing brings releases here")}: {problem}";
        if (replica is not null || services.GetRequiredService<IOptions<WorkerProcessOptions>>().Value.Embedded is true)
            return null;
        return new WorkerPulseFile(services.GetRequiredService<IOptions<ReleaseOptions>>().Value.Directory).Read()?.Problem(services.GetRequiredService<TimeProvider>().GetUtcNow());
    }
}

/// <param name="Status">"ready"; "degraded" while an older release is in use because the newest was refused, or a source is stale; "not-ready" while there is none, or another than was asked for.</param>
/// <param name="Why">Null while all is well.</param>
/// <param name="Progress">The run that is under way, if one is.</param>
/// <param name="Replica">How this site stands to the origin of its releases; null where they are made beside it.</param>
internal sealed record ReadyAnswer(string Status, ReleaseStamp? Release, string? Why, RunProgress? Progress, ReplicaAnswer? Replica);

/// <param name="Wanted">Id of the release that the origin serves; null where it has not said so yet.</param>
/// <param name="Asked">When the origin was last asked; null before the first time.</param>
/// <param name="Problem">Why it cannot be followed; null while it can.</param>
/// <param name="Coming">Ids of releases that the origin keeps and that are not here yet.</param>
/// <param name="Transfer">The release that is coming in just now.</param>
internal sealed record ReplicaAnswer(string? Wanted, bool Behind, DateTimeOffset? Asked, string? Problem, IReadOnlyList<string> Coming, ReplicaTransfer? Transfer)
{
    public static ReplicaAnswer? Of(ReplicaView? view) => view is null ? null
        : new(view.Status?.Wanted, view.Status?.IsBehind ?? true, view.Status?.Checked, view.Problem, view.Status?.Coming ?? [], view.Status?.Transfer);
}

/// <param name="Status">Always "live": a process that is not cannot say so.</param>
internal sealed record LiveAnswer(string Status);
