using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Runs;

/// <param name="Rejections">The first of those that were kept.</param>
/// <param name="Published">Where nothing was new: the run before it that made the release, whose rejections still are those of what serves.</param>
public sealed record RunView(RunRecord Run, IReadOnlyList<Rejection> Rejections, RunRecord? Published)
{
    /// <summary>The run whose rejections are shown.</summary>
    public RunRecord Rejecting => Published ?? Run;

    public static RunView Of(RunRecord run, RunLog log, int limit)
    {
        var published = run.Outcome == RunOutcome.Unchanged ? log.List().FirstOrDefault(r => r.Outcome == RunOutcome.Published && r.Started < run.Started) : null;
        return new RunView(run, log.Rejections((published ?? run).Id, limit), published);
    }
}
