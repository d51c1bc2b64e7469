using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What one run has made so far: each stage reads what earlier ones left and adds its own.</summary>
internal sealed class RunState(string runId, RefreshRequest request, RunTracker tracker)
{
    public string RunId { get; } = runId;

    public RefreshRequest Request { get; } = request;

    public RunTracker Tracker { get; } = tracker;

    public RejectionBook Rejections { get; } = new();

    public List<string> Warnings { get; } = [];

    public List<SourceCounts> Sources { get; } = [];

    public string InputHash { get; set; } = string.Empty;

    public long RowsPublished { get; set; }

    public string? Release { get; set; }
}
