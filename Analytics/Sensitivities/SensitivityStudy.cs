using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Sensitivities;

/// <summary>
/// How much of the movement in ranks each assumption explains when all of them are varied at once. The movement of one way to rank is the mean
/// absolute shift in rank against the declared one (Saisana, Saltelli and Tarantola 2005, Journal of the Royal Statistical Society A 168).
/// Figures are taken as they are: their errors are in the intervals of the ranks, and not in here.
/// </summary>
internal sealed class SensitivityStudy
{
    private readonly AreaFrame frame;
    private readonly AnalysisOptions options;
    private readonly int runs;
    private readonly int[] rows;
    private readonly (AreaCode Code, int From, int Count)[] extents;

    /// <param name="runs">Alternatives in each of the two samples.</param>
    /// <param name="areas">England is ranked by about as many of its LSOAs, every n-th in the order of their codes; all of them where there are no more.</param>
    public SensitivityStudy(AreaFrame frame, AnalysisOptions options, int runs = 256, int areas = 3000)
    {
        (this.frame, this.options, this.runs) = (frame, options, runs);
        var step = Math.Max(1, frame.Count / areas);
        int[] england = [.. Enumerable.Range(0, frame.Count).Where(i => i % step == 0)];
        var icb = Array.IndexOf(frame.Icbs.Codes, options.Region);
        int[] region = icb < 0 ? [] : frame.Icbs.Members[icb];
        rows = [.. england, .. region];
        extents = [(AreaCode.England, 0, england.Length), .. region.Length < 2 ? Array.Empty<(AreaCode, int, int)>() : [(options.Region, england.Length, region.Length)]];
    }

    /// <summary>Of each focus area and of the overall ranking. An assumption without an alternative in a ranking is left out there; so is a place where no alternative moves a rank.</summary>
    public IReadOnlyList<Sensitivity> Run(OverallNeed overall, CancellationToken cancellation = default) =>
    [
        .. overall.Unmet.SelectMany(u => Of(u.Measure.Focus, [new WeightedMeasure(u.Measure, 1)], cancellation)),
        .. Of(FocusArea.Overall, overall.Unmet, cancellation),
    ];

    /// <summary>Per place, the movement of every alternative of the two samples, and of the first with each factor from the second.</summary>
    private IEnumerable<Sensitivity> Of(string focus, IReadOnlyList<WeightedMeasure> measures, CancellationToken cancellation)
    {
        var ranking = new VariedRanking(frame, measures, rows);
        var factors = SensitivityFactor.Of(ranking);
        var draws = new AlternativeDraws(ranking, options.Seed);
        var (sample, other) = (draws.Take(runs), draws.Take(runs));
        var england = extents[0].Count;
        var declared = DeclaredRanks(new VariedScores(ranking, england), ranking);
        var shifts = extents.Select(_ => (First: new double[runs], Second: new double[runs], Mixed: factors.Select(_ => new double[runs]).ToArray())).ToArray();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation };
        Parallel.For(0, runs, parallel, () => (Scores: new VariedScores(ranking, england), Order: new RadixOrder(rows.Length)), (j, _, thread) =>
        {
            var (first, second) = (sample[j], other[j]);
            void Record(AlternativeMethod alternative, Func<int, double[]> into)
            {
                thread.Scores.Compute(alternative);
                for (var e = 0; e < extents.Length; e++) into(e)[j] = Shift(thread.Order.Descending(Of(thread.Scores, e)), declared[e]);
            }

            Record(first, e => shifts[e].First);
            for (var k = 0; k < factors.Count; k++) Record(factors[k].Replace(first, second), e => shifts[e].Mixed[k]);
            Record(second, e => shifts[e].Second);
            return thread;
        }, _ => { });
        return extents.SelectMany((extent, e) => Indices(focus, extent.Code, factors, SobolEstimate.Of(shifts[e].First, shifts[e].Second, shifts[e].Mixed, options.Seed)));
    }

    private int[][] DeclaredRanks(VariedScores scores, VariedRanking ranking)
    {
        scores.Compute(AlternativeMethod.Declared(ranking));
        return [.. extents.Select((extent, e) =>
        {
            var ranks = new int[extent.Count];
            var order = new RadixOrder(extent.Count).Descending(Of(scores, e));
            for (var place = 0; place < order.Length; place++) ranks[order[place]] = place;
            return ranks;
        })];
    }

    private ReadOnlySpan<float> Of(VariedScores scores, int extent) => scores.Scores.AsSpan(extents[extent].From, extents[extent].Count);

    private static double Shift(ReadOnlySpan<int> order, int[] declared)
    {
        var sum = 0L;
        for (var place = 0; place < order.Length; place++) sum += Math.Abs(place - declared[order[place]]);
        return sum / (double)order.Length;
    }

    /// <summary>An index is a share: what an estimate says beyond 0 and 1 is its error.</summary>
    private static IEnumerable<Sensitivity> Indices(string focus, AreaCode extent, IReadOnlyList<SensitivityFactor> factors, SobolIndex[]? indices) =>
        (indices ?? []).Select((i, k) => new Sensitivity(
            focus, extent.Value, factors[k].Id, Share(i.First), Share(i.FirstLower), Share(i.FirstUpper), Share(i.Total), Share(i.TotalLower), Share(i.TotalUpper)));

    private static double Share(double index) => Math.Clamp(index, 0, 1);
}
