using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Brings every figure to the areas of the release, and says how many did not get there.</summary>
internal sealed class AttributeStage : IStage
{
    public StagePlan Plan { get; } = new("attribute", "Bring figures to their areas", 12);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        var counts = run.Figures.Attribute(cancellation);
        foreach (var count in counts.Where(c => c.Reached < c.Figures))
            run.Warnings.Add(FormattableString.Invariant($"{count.Figures - count.Reached:N0} of {count.Figures:N0} figures at level {count.Level} reach no area of the release: their codes are not in its look-ups."));
        run.Tracker.Report("Measuring how indicators spread over areas", 0.7);
        run.Writer.AppendSpreads(cancellation);
        run.Writer.AppendSeries(cancellation);
        run.RowsPublished = run.Figures.Observations(cancellation);
        return Task.FromResult(new StageResult(run.RowsPublished));
    }
}
