using System.Globalization;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// Holds burdens against figures of health that nothing here was made of, beside the orders that cost nothing. A burden that follows such a figure
/// less well than deprivation, or than the published figures themselves, beyond what resampling authorities explains, fails.
/// </summary>
internal sealed class OutsideCheckStudy(AreaFrame frame, AnalysisOptions options)
{
    public const string ModelId = "outside-checks";
    public const string SchemePrefix = "outside-";
    public const string Candidate = "burden";
    public const string Observed = "published-figures";

    /// <param name="burdens">By ranking, its burden per LSOA; higher is worse.</param>
    public (ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates) Run(IReadOnlyDictionary<string, double[]> burdens)
    {
        var simple = Simple();
        var all = frame.Checks.Outside;
        var results = new CheckResult?[all.Count];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, k =>
        {
            var check = all[k];
            results[k] = burdens.TryGetValue(check.Ranking, out var burden) && OutsideFigures.Values(check, frame) is { } values ? Judge(check, values, burden, simple) : null;
        });
        string[] missing = [.. all.Where((_, k) => results[k] is null).Select(c => c.Title)];
        var card = new ModelCard(ModelId, "Checked from outside", "health figures that no model saw", "none", Candidate, frame.Count, 0, 0, options.Seed, [.. all.Where((_, k) => results[k] is not null).Select(c => c.Indicator)],
        [
            "Each check is a published figure that is no feature, label or gap of the ranking it checks. No weight was fitted to it, but that the overall burden is the four published outcomes alone was decided after an earlier one had failed these checks, so they are no blind test of it. Smoking and preventable cardiovascular deaths are later years of figures that the burden is made of: they test that places stay as they were.",
            "A check is failed where the burden follows the figure less well than one of the simple orders, with a 90% interval of the difference (authorities resampled) that lies below 0.",
            .. missing.Length == 0 ? Array.Empty<string>() : [$"Not checked, for the figures are not held or too few: {string.Join("; ", missing)}."],
        ]);
        return (card, [.. results.OfType<CheckResult>().SelectMany(r => r.Metrics)], [.. results.OfType<CheckResult>().Select(r => r.Gate)]);
    }

    private CheckResult? Judge(OutsideCheck check, double[] values, double[] burden, IReadOnlyList<SimpleOrder> simple)
    {
        var groups = check.Level switch { AreaLevel.Ltla24 => frame.Authorities, AreaLevel.Msoa21 => frame.Msoas, _ => null };
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i]))];
        if (rows.Length < OutsideFigures.FewestAreas) return null;
        double[] Level(double[] lsoas) => groups is null ? lsoas.At(rows) : groups.Mean(lsoas, frame.Population).At(rows);
        var truth = values.At(rows);
        var bootstrap = new AuthorityBootstrap(truth, [.. rows.Select(i => groups is null ? frame.Authorities.Of[i] : frame.Authorities.Of[groups.Members[i][0]])], frame.Authorities.Count, options.Resamples, options.Seed);
        var own = Level(burden);
        var ownDraws = bootstrap.Spearman(own);
        var rho = RankMetrics.Spearman(own, truth);
        var metrics = new List<ModelMetric> { Metric(check, Candidate, RankMetrics.SpearmanId, rho, AuthorityBootstrap.Interval(ownDraws)) };
        var words = new List<string>();
        var below = false;
        foreach (var (id, title, scores) in simple)
        {
            var other = Level(scores);
            var draws = bootstrap.Spearman(other);
            var interval = AuthorityBootstrap.Interval([.. ownDraws.Zip(draws, (a, b) => a - b)]);
            var difference = Math.Round(rho - RankMetrics.Spearman(other, truth), 12);
            metrics.Add(Metric(check, id, RankMetrics.SpearmanId, rho - difference, AuthorityBootstrap.Interval(draws)));
            metrics.Add(Metric(check, id, BurdenJudge.Difference, difference, interval));
            words.Add(string.Create(CultureInfo.InvariantCulture, $"{title} {rho - difference:0.000}, difference {Math.Round(difference, 3):+0.000;-0.000;0.000} ({interval.Lower:+0.000;-0.000;0.000} to {interval.Upper:+0.000;-0.000;0.000})"));
            below |= interval.Upper < 0;
        }

        var detail = string.Create(CultureInfo.InvariantCulture, $"{check.Title}: burden follows it with a rank correlation of {rho:0.000} over {rows.Length:N0} areas. {string.Join("; ", words)}.");
        return new CheckResult(metrics, new ModelGate(ModelId, check.Id, !below, detail));
    }

    /// <summary>The published orders, and the published figures that burdens are estimates of, taken as they are.</summary>
    private List<SimpleOrder> Simple()
    {
        var simple = new Baselines(frame).Published().Select(b => new SimpleOrder(b.Id, b.Title, b.Scores)).ToList();
        double[][] observed = [.. BurdenLabel.All.Select(l => (Label: l, Column: frame.Latest(l.Outcome))).Where(l => l.Column is not null).Select(l => Standard(Array.ConvertAll(l.Column!.Values, l.Label.ToModel)))];
        if (observed.Length > 0) simple.Add(new SimpleOrder(Observed, "published figures averaged", [.. Enumerable.Range(0, frame.Count).Select(i => observed.Average(o => o[i]))]));
        return simple;
    }

    private static double[] Standard(double[] values)
    {
        var spread = Spread.Of(values);
        return Array.ConvertAll(values, v => double.IsNaN(v) ? 0 : spread.Z(v));
    }

    private static ModelMetric Metric(OutsideCheck check, string candidate, string metric, double value, (double Lower, double Upper) interval) =>
        new(ModelId, SchemePrefix + check.Id, candidate, metric, AreaCode.England.Value, value, interval.Lower, interval.Upper);

    /// <param name="Title">In a reader's words.</param>
    private sealed record SimpleOrder(string Id, string Title, double[] Scores);

    private sealed record CheckResult(IReadOnlyList<ModelMetric> Metrics, ModelGate Gate);
}
