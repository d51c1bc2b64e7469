using HealthNeeds.Analytics;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Passes an analysis's progress on as a share of its stage. Progress&lt;T&gt; would post to the pool, where reports overtake one another.</summary>
internal sealed class Told(RunTracker tracker, double from, double share) : IProgress<AnalysisProgress>
{
    public void Report(AnalysisProgress value) => tracker.Report(value.Stage, from + (value.Fraction * share));
}
