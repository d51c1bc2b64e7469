using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Lays out and trains every model of every label at once, so that threads never wait for a label to finish.</summary>
internal sealed class BurdenSchedule(AreaFrame frame, AnalysisOptions options, HeldOutTrainer trainer)
{
    /// <summary>Folds of the second deal, by which only the stability is judged.</summary>
    private const int OtherFolds = 3;

    private readonly Fold[] authorities = Folds.WholeGroups(frame.Authorities, options.Folds, options.Seed);

    public IReadOnlyList<Fold> AuthorityFolds => authorities;

    public Fold? IcbFold { get; } = Array.IndexOf(frame.Icbs.Codes, options.Region) is var icb and >= 0 && frame.Icbs.Count > 1 ? Folds.WithoutGroup(frame.Icbs, icb) : null;

    /// <param name="evaluate">Also the runs that only the evaluation reads: without the region, and another seed.</param>
    /// <returns>Per label, its runs.</returns>
    public IReadOnlyList<BurdenRuns> Train(IReadOnlyList<LabelledOutcome> labels, bool evaluate, Action<double> progress, CancellationToken cancellation)
    {
        var features = BurdenFeatures.OfEach(frame, labels.Select(l => FeaturePlan.Of(l.Label)));
        foreach (var (label, held) in labels.Zip(features)) LeakageRules.Require(label.Label, label.Key, held.Keys, frame.Indicators, frame.Checks.Indicators);
        var otherSeed = Folds.WholeGroups(frame.Authorities, Math.Min(options.Folds, OtherFolds), options.Seed + 2);
        var tasks = new List<HeldOutTask>();
        var plans = labels.Select((l, k) => new Plan(
            Add(tasks, new HeldOutTask(features[k], l.Outcome, authorities, options.Seed)),
            !evaluate || IcbFold is null ? -1 : Add(tasks, new HeldOutTask(features[k], l.Outcome, [IcbFold], options.Seed)),
            !evaluate ? -1 : Add(tasks, new HeldOutTask(features[k], l.Outcome, otherSeed, options.Seed + 2)))).ToArray();
        var ridges = RidgeRun.Of(frame, tasks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation });
        var trees = trainer.Train(tasks, progress, cancellation);
        StackedRun? At(int task) => task < 0 ? null : StackedRun.Of(trees[task], ridges[task]);
        return [.. plans.Select((p, k) => new BurdenRuns(features[k], At(p.Authorities)!, At(p.Icb), At(p.OtherSeed)))];
    }

    private static int Add(List<HeldOutTask> tasks, HeldOutTask task)
    {
        tasks.Add(task);
        return tasks.Count - 1;
    }

    private readonly record struct Plan(int Authorities, int Icb, int OtherSeed);
}

/// <summary>A label that the figures hold.</summary>
/// <param name="Outcome">On the model's scale, in the frame's order; NaN where missing.</param>
internal sealed record LabelledOutcome(BurdenLabel Label, ColumnKey Key, double[] Outcome);

/// <summary>Everything that was trained for one label.</summary>
/// <param name="Authorities">Folds of whole authorities: what is judged, and what ships.</param>
/// <param name="Icb">Fitted without the region's ICB, tested on it; null where the frame does not hold it, or nothing is judged.</param>
/// <param name="OtherSeed">Other folds and another seed, for the stability; null where nothing is judged.</param>
internal sealed record BurdenRuns(BurdenFeatures Features, StackedRun Authorities, StackedRun? Icb, StackedRun? OtherSeed);
