using System.Diagnostics;
using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Telemetry;

namespace HealthNeeds.Ingest.Http;

/// <summary>What requests to publishers are measured by. Names are in docs/operations.md.</summary>
internal static class DownloadTelemetry
{
    private static readonly Counter<long> s_requests = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.publisher.requests", "{request}", "Questions to publishers, by outcome");
    private static readonly Counter<long> s_retries = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.publisher.retries", "{retry}", "Tries after the first, by what went wrong");
    private static readonly Counter<long> s_bytes = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.publisher.bytes", "By", "Bodies read from the network, as they came");
    private static readonly Histogram<double> s_duration = IngestTelemetry.Meter.CreateHistogram<double>("healthneeds.publisher.duration", "s", "From question to kept answer, waits and retries included");

    public static Activity? Start(string publisher, string source, PublisherRequest request)
    {
        var activity = IngestTelemetry.Activities.StartActivity("publisher.request", ActivityKind.Client);
        activity?.SetTag("publisher", publisher).SetTag("source", source).SetTag("request", request.Name);
        return activity?.SetTag("url.full", request.Address.ToString()).SetTag("server.address", request.Address.Host);
    }

    /// <param name="outcome">"new", "not-modified", "same-version", "taken-up", "refused:RULE", "unavailable", "stopped".</param>
    public static void Ended(Activity? activity, string publisher, string outcome, TimeSpan took)
    {
        var tags = new TagList { { "publisher", publisher }, { "outcome", outcome } };
        s_requests.Add(1, tags);
        s_duration.Record(took.TotalSeconds, tags);
        activity?.SetTag("outcome", outcome);
        if (outcome is "unavailable" || outcome.StartsWith("refused", StringComparison.Ordinal))
            activity?.SetStatus(ActivityStatusCode.Error, outcome);
    }

    public static void Retried(string publisher, string reason) =>
        s_retries.Add(1, new TagList { { "publisher", publisher }, { "reason", reason } });

    public static void Read(string publisher, int bytes) => s_bytes.Add(bytes, new TagList { { "publisher", publisher } });
}
