using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>The orders that cost nothing. Whatever they fit, they fit on the rows each fold may learn from.</summary>
internal sealed class Baselines(AreaFrame frame)
{
    public const string Imd = "imd-2019";
    public const string ImdNow = "imd-2025";
    public const string Health = "iod-health-2025";
    public const string Previous = "previous-value";
    public const string MeanZ = "mean-z";
    public const string BestSingle = "best-single";
    public const string Authority = "eb-authority";

    private static readonly string[] Domains = ["iod2019-income", "iod2019-employment", "iod2019-education", "iod2019-crime", "iod2019-barriers", "iod2019-environment"];

    private readonly (PlannedFeature Feature, double[] Values, double[] Ranks)[] singles =
    [
        .. FeaturePlan.EarlierConditions
            .Where(f => f.Direction == Monotone.Increasing)
            .Select(f => (f, frame.Latest(f.Indicator)?.Values))
            .Where(e => e.Values is not null)
            .Select(e => (e.f, Filled(e.Values!), Ranks.Average(Filled(e.Values!)))),
    ];

    /// <param name="outcome">On the model's scale; NaN where missing.</param>
    public IReadOnlyList<Baseline> Of(BurdenLabel label, double[] outcome, IReadOnlyList<Fold> folds)
    {
        var baselines = new List<Baseline>();
        baselines.AddRange(Published());
        if (frame.Latest(label.Previous) is { } previous)
        {
            var own = Filled(Array.ConvertAll(previous.Values, label.ToModel));
            baselines.Add(new Baseline(Previous, "The same figure an edition earlier", frame.DomainOf(label.Previous), own));
            baselines.Add(new Baseline(Authority, "Earlier figure drawn towards its authority's mean", frame.DomainOf(label.Previous), TowardsAuthority(own, outcome, folds)));
        }

        baselines.Add(new Baseline(MeanZ, "Mean of the standardised non-health domains", "Deprivation overall", MeanOfDomains(folds)));
        if (singles.Length > 0)
            baselines.Add(new Baseline(BestSingle, "Best single indicator", "Deprivation overall", BestIndicator(outcome, folds)));
        return baselines;
    }

    /// <summary>The published orders that stand for deprivation and for ill health. The later ones hold the outcomes of the later edition.</summary>
    public IReadOnlyList<Baseline> Published() =>
    [
        .. new[] { (Imd, "IMD 2019 score", "iod2019-imd"), (ImdNow, "IMD 2025 score", "iod2025-imd"), (Health, "Health domain of the Indices of 2025", "iod2025-health") }
            .Select(p => (p.Item1, p.Item2, Column: frame.Latest(p.Item3))).Where(p => p.Column is not null)
            .Select(p => new Baseline(p.Item1, p.Item2, "Deprivation overall", Filled(p.Column!.Values)) { HoldsOutcome = p.Item1 != Imd }),
    ];

    /// <summary>The same for a place we know: the earlier figure beside the level of the area's authority now, its own figure left out.</summary>
    /// <param name="baselines">From <see cref="Of"/> on the same folds.</param>
    public IReadOnlyList<Baseline> OwnLeftOut(BurdenLabel label, double[] outcome, IReadOnlyList<Fold> folds, IReadOnlyList<Baseline> baselines)
    {
        if (frame.Latest(label.Previous) is not { } previous) return baselines;
        var own = Filled(Array.ConvertAll(previous.Values, label.ToModel));
        double[][] columns = [own, Filled(OthersOfAuthority(outcome))];
        var scores = HeldOut(folds, fold =>
        {
            var fit = LinearFit.Of(columns, outcome, fold.Train);
            return i => fit.Predict(columns, i);
        });
        return [.. baselines.Select(b => b.Id == Authority ? b with { Title = "Earlier figure drawn towards its authority's mean of today", Scores = scores } : b)];
    }

    private double[] OthersOfAuthority(double[] outcome)
    {
        var mean = new double[frame.Count];
        foreach (var members in frame.Authorities.Members)
        {
            int[] known = [.. members.Where(i => !double.IsNaN(outcome[i]))];
            var sum = known.Sum(i => outcome[i]);
            foreach (var i in members)
            {
                var others = known.Length - (double.IsNaN(outcome[i]) ? 0 : 1);
                mean[i] = others > 0 ? (sum - (double.IsNaN(outcome[i]) ? 0 : outcome[i])) / others : double.NaN;
            }
        }

        return mean;
    }

    private static double[] Filled(double[] values)
    {
        var mean = Spread.Of(values).Mean;
        return Array.ConvertAll(values, v => double.IsNaN(v) ? mean : v);
    }

    /// <summary>Empirical Bayes as the Indices do it, with weights fitted instead of assumed.</summary>
    private double[] TowardsAuthority(double[] own, double[] outcome, IReadOnlyList<Fold> folds)
    {
        var mean = frame.Authorities.Mean(own, frame.Population);
        double[][] columns = [own, Array.ConvertAll(frame.Authorities.Of, la => mean[la])];
        return HeldOut(folds, fold =>
        {
            var fit = LinearFit.Of(columns, outcome, fold.Train);
            return i => fit.Predict(columns, i);
        });
    }

    private double[] MeanOfDomains(IReadOnlyList<Fold> folds)
    {
        double[][] domains = [.. Domains.Select(frame.Latest).OfType<FrameColumn>().Select(c => Filled(c.Values))];
        return HeldOut(folds, fold =>
        {
            var spreads = Array.ConvertAll(domains, d => Spread.Of(fold.Train.Select(i => d[i])));
            return i => domains.Select((d, k) => spreads[k].Z(d[i])).Sum() / domains.Length;
        });
    }

    private double[] BestIndicator(double[] outcome, IReadOnlyList<Fold> folds)
    {
        var outcomeRanks = Ranks.Average(Filled(outcome));
        return HeldOut(folds, fold =>
        {
            var truth = Array.ConvertAll(fold.Train, i => outcomeRanks[i]);
            var best = singles.MaxBy(s => RankMetrics.Pearson(Array.ConvertAll(fold.Train, i => s.Ranks[i]), truth));
            return i => best.Ranks[i];
        });
    }

    private double[] HeldOut(IReadOnlyList<Fold> folds, Func<Fold, Func<int, double>> fit)
    {
        var scores = new double[frame.Count];
        foreach (var fold in folds)
        {
            var predict = fit(fold);
            foreach (var i in fold.Test) scores[i] = predict(i);
        }

        return scores;
    }
}

/// <summary>A simple way to order areas that a model must beat.</summary>
/// <param name="Domain">What its order rests on, in a reader's words: the explanation if it is what ships.</param>
/// <param name="Scores">Held-out scores in the frame's order; higher is worse. Without NaN.</param>
internal sealed record Baseline(string Id, string Title, string Domain, double[] Scores)
{
    /// <summary>True where the order is made of the outcome itself, among others: it is shown, and nothing that is judged on that outcome is held against it.</summary>
    public bool HoldsOutcome { get; init; }
}
