using HealthNeeds.Dashboard.Api;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Runs;

namespace HealthNeeds.Dashboard.Health;

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
            .WithDescription("503 while there is none, with how far the first run is. 200 and 'degraded' while an older release serves because the newest was refused.")
            .Produces<ReadyAnswer>()
            .Produces<ReadyAnswer>(StatusCodes.Status503ServiceUnavailable)
            .WithTags("Health");
    }

    private static IResult Ready(HttpContext http, ApiRequest parameters)
    {
        var services = http.RequestServices;
        var store = services.GetRequiredService<ReleaseStore>();
        var run = services.GetRequiredService<ProgressFile>().Read();
        var live = run?.IsLive(services.GetRequiredService<TimeProvider>().GetUtcNow()) == true ? run : null;
        using var lease = store.TryLease();
        if (lease is not null)
        {
            var stamp = new ReleaseStamp(lease.Info.Id, lease.Info.Published);
            return TypedResults.Json(new ReadyAnswer(store.Problem is null ? "ready" : "degraded", stamp, store.Problem, live), ApiJson.Answers.ReadyAnswer);
        }

        http.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
        var why = store.Problem ?? "No release has been published yet.";
        return TypedResults.Json(new ReadyAnswer("not-ready", Release: null, why, live), ApiJson.Answers.ReadyAnswer, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
