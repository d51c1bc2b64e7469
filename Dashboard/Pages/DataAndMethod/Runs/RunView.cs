using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Runs;

/// <param name="Counts">What was rejected, by rule; null where the file that tells is damaged.</param>
/// <param name="Published">Where nothing was new: the run before it that made the release, whose rejections still are those of what serves.</param>
public sealed record RunView(RunRecord Run, IReadOnlyList<RejectionCount>? Counts, RunRecord? Published)
{
    /// <summary>The run whose rejections are shown.</summary>
    public RunRecord Rejecting => Published ?? Run;

    /// <summary>How many are counted by rule: fewer than all where the run kept only the first part.</summary>
    public long Counted => Counts?.Sum(c => c.Count) ?? 0;

    internal static RunView Of(RunRecord run, RunLog log, RejectionReader rejections)
    {
        var published = run.Outcome == RunOutcome.Unchanged ? log.List().FirstOrDefault(r => r.Outcome == RunOutcome.Published && r.Started < run.Started) : null;
        return new RunView(run, rejections.TryCount(published ?? run), published);
    }
}
