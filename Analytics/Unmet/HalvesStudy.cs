using System.Globalization;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>
/// Would the same people be ranked alike if other practices had reported on them? Every ranking is made twice over, each time of one half of the
/// practices, all else being the same, and the two orders of MSOAs are compared.
/// </summary>
internal sealed class HalvesStudy(AreaFrame frame, AnalysisOptions options, SyntheticStudy estimates, IReadOnlyList<SyntheticResult> synthetic, IReadOnlyList<CareShortfall> care)
{
    public const string Scheme = ModelIds.HalvesScheme;
    public const double LeastReliability = ModelIds.LeastHalves;
    private const double LeastHeld = 0.5;
    private const int FewestAreas = 100;

    /// <summary>Practices' figures that rankings are made of.</summary>
    public static IReadOnlySet<IndicatorId> Indicators { get; } =
        WiderOutcome.All.SelectMany(o => o.Sources).Where(s => s.OfPractices).Select(s => s.Indicator)
            .Concat(CareFigure.All.Where(f => f.OfPractices).Select(f => f.Indicator)).Select(id => new IndicatorId(id)).ToHashSet();

    /// <summary>Columns of practices' figures that this release's rankings are made of.</summary>
    private IEnumerable<ColumnKey> Used => synthetic.Select(s => s.Figures).OfType<OutcomeFigures>().Where(f => f.Source.OfPractices).Select(f => f.Key).Concat(care.Where(c => c.Figure.OfPractices).Select(c => c.Key));

    /// <param name="compose">What makes the rankings of parts; called once for each half.</param>
    public (IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates) Run(PracticeHalves? halves, Func<IReadOnlyList<SyntheticResult>, IReadOnlyList<CareShortfall>, IReadOnlyList<NeedProfile>> compose)
    {
        if (halves is null) return ([], []);
        var missing = Used.Where(k => !halves.First.Columns.ContainsKey(k) || !halves.Second.Columns.ContainsKey(k)).ToArray();
        if (missing.Length > 0) throw new ArgumentException($"The halves of practices do not hold {string.Join(", ", missing.Select(k => $"{k.Indicator} {k.Period}"))}, which rankings are made of.", nameof(halves));
        var made = new (IReadOnlyList<NeedProfile> Rankings, bool[] Held)[2];
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, h =>
        {
            var half = frame.With(h == 0 ? halves.First : halves.Second);
            SyntheticResult[] own = [.. synthetic.Select(s => s.Figures is { Source.OfPractices: true } && estimates.Again(s, half) is { } part ? s with { Part = part } : s)];
            CareShortfall[] cared = [.. care.Select(c => c.Figure.OfPractices && c.Again(half) is { } again ? again : c)];
            made[h] = (compose(own, cared), Held(half));
        });
        int[] msoas = [.. Enumerable.Range(0, frame.Msoas.Count).Where(m => made.All(h => h.Held[m]))];
        if (msoas.Length < FewestAreas) return ([], []);
        var agreed = made[0].Rankings.SelectMany((first, k) => Agreements(first, made[1].Rankings[k], msoas)).ToArray();
        ModelGate?[] gates = [Gate(agreed, NeedKind.Unmet, "practice-halves-unmet", "unmet need", msoas.Length), Gate(agreed, NeedKind.Gap, "practice-halves-gap", "gap in care", msoas.Length)];
        return ([.. agreed.Select(a => a.Metric)], [.. gates.OfType<ModelGate>()]);
    }

    private IEnumerable<(string Focus, NeedKind Kind, ModelMetric Metric)> Agreements(NeedProfile first, NeedProfile second, int[] msoas)
    {
        foreach (var (kind, one, other) in new[] { (NeedKind.Unmet, first.Score, second.Score), (NeedKind.Burden, first.Burden, second.Burden), (NeedKind.Gap, first.Gap, second.Gap) })
        {
            // What no practice tells of is the same in both, and says nothing.
            if (one is null || other is null || one.AsSpan().SequenceEqual(other)) continue;
            var (a, b) = (Of(one, msoas), Of(other, msoas));
            var draws = new AuthorityBootstrap(a, [.. msoas.Select(m => frame.Authorities.Of[frame.Msoas.Members[m][0]])], frame.Authorities.Count, options.Resamples, options.Seed).Spearman(b);
            var (lower, upper) = AuthorityBootstrap.Interval(draws);
            yield return (first.Focus, kind, new ModelMetric(PlausibilityStudy.ModelId, Scheme, $"{first.Focus} by {kind.Id()}", RankMetrics.SpearmanId, AreaCode.England.Value, RankMetrics.Spearman(a, b), lower, upper));
        }
    }

    private double[] Of(double[] lsoas, int[] msoas)
    {
        var means = frame.Msoas.Mean(lsoas, frame.Population);
        return Array.ConvertAll(msoas, m => means[m]);
    }

    /// <summary>MSOAs where each of the figures is held for LSOAs of at least half of the residents.</summary>
    private bool[] Held(AreaFrame half)
    {
        var held = Enumerable.Repeat(true, frame.Msoas.Count).ToArray();
        foreach (var key in Used)
        {
            var share = frame.Msoas.Mean(Array.ConvertAll(half.Column(key).Values, v => double.IsNaN(v) ? 0.0 : 1), frame.Population);
            for (var m = 0; m < held.Length; m++) held[m] &= share[m] >= LeastHeld;
        }

        return held;
    }

    private ModelGate? Gate((string Focus, NeedKind Kind, ModelMetric Metric)[] agreed, NeedKind kind, string gate, string title, int msoas)
    {
        var own = agreed.Where(a => a.Kind == kind).OrderBy(a => a.Metric.Value).ToArray();
        if (own.Length == 0) return null;
        var all = string.Join(", ", own.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Focus} {a.Metric.Value:0.00}")));
        return new ModelGate(PlausibilityStudy.ModelId, gate, own[0].Metric.Value >= LeastReliability, string.Create(
            CultureInfo.InvariantCulture,
            $"Made of one half of GP practices and of the other, rankings of {msoas} MSOAs by {title} go together with a rank correlation of at least {own[0].Metric.Value:0.00} (at least {LeastReliability:0.0}): {all}. In the other {frame.Msoas.Count - msoas} MSOAs one half covers too few residents. Rankings without a figure of practices are left out. All other figures and the models are the same in both, which makes the two more alike."));
    }
}
