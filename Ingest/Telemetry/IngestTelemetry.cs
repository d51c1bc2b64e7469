using System.Diagnostics;
using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Telemetry;

/// <summary>Where the worker's traces and metrics come from. Their names are a contract: docs/operations.md lists them.</summary>
internal static class IngestTelemetry
{
    public const string Name = "HealthNeeds.Ingest";

    public static ActivitySource Activities { get; } = new(Name, ProductVersion.Text);

    public static Meter Meter { get; } = new(Name, ProductVersion.Text);
}

/// <summary>What pulls, runs and their stages are measured by. Names are in docs/operations.md.</summary>
internal static class RunTelemetry
{
    /// <summary>By source and state.</summary>
    public static readonly Counter<long> Pulls = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.pulls", "{pull}", "Times a source was asked, by result");

    public static readonly Histogram<double> PullSeconds = IngestTelemetry.Meter.CreateHistogram<double>("healthneeds.pull.duration", "s", "From the first question to the judgement");

    public static readonly Counter<long> RowsRejected = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.rows.rejected", "{row}", "Rows that reading set aside, by source");

    public static readonly Counter<long> Runs = IngestTelemetry.Meter.CreateCounter<long>("healthneeds.runs", "{run}", "Runs of the pipeline, by outcome");

    public static readonly Histogram<double> StageSeconds = IngestTelemetry.Meter.CreateHistogram<double>("healthneeds.stage.duration", "s", "How long a stage of a run took, by stage");
}
