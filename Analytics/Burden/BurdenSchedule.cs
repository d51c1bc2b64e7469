using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>Lays out and trains every model of every label at once, so that threads never wait for a label to finish.</summary>
internal sealed class BurdenSchedule(AreaFrame frame, AnalysisOptions options, HeldOutTrainer trainer)
{
    private readonly Fold[] authorities = Folds.WholeGroups(frame.Authorities, options.Folds, options.Seed);

    public IReadOnlyList<Fold> AuthorityFolds => authorities;

    public Fold? IcbFold { get; } = Array.IndexOf(frame.Icbs.Codes, options.Region) is var icb and >= 0 && frame.Icbs.Count > 1 ? Folds.WithoutGroup(frame.Icbs, icb) : null;

    /// <param name="evaluate">Also the runs that only the evaluation reads: without the region, random folds, another seed.</param>
    /// <returns>Per label, the runs of each variant.</returns>
    public IReadOnlyList<BurdenRuns[]> Train(
        IReadOnlyList<(BurdenLabel Label, ColumnKey Key, double[] Outcome)> labels, IReadOnlyList<BurdenVariant> variants, bool evaluate, Action<double> progress, CancellationToken cancellation)
    {
        var features = variants.Select(v => BurdenFeatures.Of(frame, v.Features)).ToArray();
        foreach (var (_, key, _) in labels)
        {
            foreach (var f in features) LeakageRules.Require(key, f.Keys, frame.Indicators);
        }

        var random = Folds.Random(frame.Count, options.Folds, options.Seed + 1);
        var otherSeed = Folds.WholeGroups(frame.Authorities, options.Folds, options.Seed + 2);
        var tasks = new List<HeldOutTask>();
        var plans = labels.Select(l => features.Select((f, v) => new Plan(
            Add(tasks, new HeldOutTask(f, l.Outcome, authorities, options.Seed)),
            !evaluate || IcbFold is null ? -1 : Add(tasks, new HeldOutTask(f, l.Outcome, [IcbFold], options.Seed)),
            !evaluate || v > 0 ? -1 : Add(tasks, new HeldOutTask(f, l.Outcome, random, options.Seed)),
            !evaluate || v > 0 ? -1 : Add(tasks, new HeldOutTask(f, l.Outcome, otherSeed, options.Seed + 2)))).ToArray()).ToArray();
        var done = trainer.Train(tasks, progress, cancellation);
        HeldOut? At(int task) => task < 0 ? null : done[task];
        return [.. plans.Select(label => label.Select((p, v) => new BurdenRuns(variants[v], features[v], done[p.Authorities], At(p.Icb), At(p.Random), At(p.OtherSeed))).ToArray())];
    }

    private static int Add(List<HeldOutTask> tasks, HeldOutTask task)
    {
        tasks.Add(task);
        return tasks.Count - 1;
    }

    private readonly record struct Plan(int Authorities, int Icb, int Random, int OtherSeed);
}
