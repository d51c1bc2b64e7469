using System.Diagnostics;
using System.Diagnostics.Metrics;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Telemetry;

/// <summary>Where the worker's traces and metrics come from. Their names are a contract: docs/operations.md lists them.</summary>
internal static class IngestTelemetry
{
    public const string Name = "HealthNeeds.Ingest";

    public static ActivitySource Activities { get; } = new(Name, ProductVersion.Text);

    public static Meter Meter { get; } = new(Name, ProductVersion.Text);
}
