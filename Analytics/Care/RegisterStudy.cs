using System.Globalization;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Care;

/// <summary>
/// Diagnosed against expected prevalence. What to expect is learned where registers follow need best – the best-aligned quarter of
/// authorities, the NIHR's responsiveness adjustment – because elsewhere under-diagnosis would teach that under-diagnosis is normal.
/// </summary>
internal sealed class RegisterStudy(AreaFrame frame, AnalysisOptions options, NeedCovariates need)
{
    public const string Shipped = "expected-register";
    public const string Scheme = "aligned-authorities-held-out";
    private const double Ridge = 0.01;
    private const double LeastSkill = 0.1;
    private const int FewestLsoas = 15;

    public RegisterResult? Run(RegisterGap register)
    {
        if (frame.Latest(register.Indicator) is not { } column) return null;
        var observed = column.Values;
        var aligned = BestAligned(observed);
        if (aligned.Length < options.Folds) return null;
        var rows = Rows(observed, aligned);
        var heldOut = HeldOut(observed, aligned);
        var skill = Skill(observed, heldOut, rows);
        var ships = skill > LeastSkill;
        var fit = LinearFit.Of(need.Columns, observed, rows, Ridge);
        double[] expected = [.. Enumerable.Range(0, frame.Count).Select(i => fit.Predict(need.Columns, i))];
        var miss = Math.Sqrt(rows.Average(i => Math.Pow(observed[i] - heldOut[i], 2)));
        var reliability = 1 - Math.Pow(miss / Spread.Of(OutlierLimits.Outermost([.. expected.Zip(observed, (e, o) => e - o)])).Sd, 2);
        return new RegisterResult(register, expected, miss, Card(register, column.Key, rows.Length, ships, reliability),
            [Metric(register, "skill", skill), Metric(register, "reliability", reliability)],
            [
                new ModelGate(register.ModelId, "explains-register", ships, string.Create(CultureInfo.InvariantCulture, $"In aligned authorities held out, need explains {100 * skill:0}% of the differences between LSOAs (at least {100 * LeastSkill:0}%).")),
            ]);
    }

    private static ModelMetric Metric(RegisterGap register, string metric, double value) => new(register.ModelId, Scheme, Shipped, metric, AreaCode.England.Value, value, Lower: null, Upper: null);

    /// <summary>The quarter of authorities in which LSOAs with more expected disease have most of it on the register.</summary>
    private int[] BestAligned(double[] observed)
    {
        var everywhere = LinearFit.Of(need.Columns, observed, [.. Enumerable.Range(0, frame.Count)], Ridge);
        var alignment = new List<(int Authority, double Rho)>();
        for (var la = 0; la < frame.Authorities.Count; la++)
        {
            int[] members = [.. frame.Authorities.Members[la].Where(i => !double.IsNaN(observed[i]))];
            if (members.Length < FewestLsoas) continue;
            alignment.Add((la, RankMetrics.Spearman(Array.ConvertAll(members, i => everywhere.Predict(need.Columns, i)), Array.ConvertAll(members, i => observed[i]))));
        }

        return [.. alignment.OrderByDescending(a => a.Rho).ThenBy(a => a.Authority).Take((alignment.Count + 3) / 4).Select(a => a.Authority)];
    }

    /// <summary>Expected prevalence of the aligned LSOAs, each by a fit without its authority's fold; NaN elsewhere.</summary>
    private double[] HeldOut(double[] observed, int[] aligned)
    {
        var expected = new double[frame.Count];
        Array.Fill(expected, double.NaN);
        for (var fold = 0; fold < options.Folds; fold++)
        {
            int[] held = [.. aligned.Where((_, k) => k % options.Folds == fold)];
            var fit = LinearFit.Of(need.Columns, observed, Rows(observed, [.. aligned.Except(held)]), Ridge);
            foreach (var i in Rows(observed, held)) expected[i] = fit.Predict(need.Columns, i);
        }

        return expected;
    }

    private int[] Rows(double[] observed, int[] authorities) =>
        [.. authorities.SelectMany(la => frame.Authorities.Members[la]).Where(i => !double.IsNaN(observed[i])).Order()];

    private static double Skill(double[] observed, double[] expected, int[] rows)
    {
        var mean = rows.Average(i => observed[i]);
        return 1 - (rows.Sum(i => Math.Pow(observed[i] - expected[i], 2)) / rows.Sum(i => Math.Pow(observed[i] - mean, 2)));
    }

    private ModelCard Card(RegisterGap register, ColumnKey key, int areas, bool ships, double reliability) =>
        new(register.ModelId, $"{register.Title}: diagnosed against expected", register.Indicator, "ridge", ships ? Shipped : "none", areas, options.Folds, 1, options.Seed, need.Ids,
        [
            $"Registers of GP practices ({key.Period}), shared out by where their patients live: LSOAs of one practice share its figure.",
            string.Create(CultureInfo.InvariantCulture, $"Of what is expected less what is recorded, {Math.Round(reliability, 2):0.00} of the variance is more than the miss of the expectation. A shortfall may be missed diagnosis, better health than expected, or recording: it is shown, and moves no rank."),
        ]);
}

/// <summary>A disease register whose size is compared with what need would lead to expect.</summary>
internal sealed record RegisterGap(string Id, string Title)
{
    public static readonly RegisterGap Hypertension = new("hypertension", "High blood pressure");
    public static readonly RegisterGap HeartDisease = new("chd", "Coronary heart disease");
    public static readonly RegisterGap AtrialFibrillation = new("af", "Atrial fibrillation");
    public static readonly RegisterGap Copd = new("copd", "Chronic obstructive pulmonary disease");
    public static readonly RegisterGap Diabetes = new("diabetes", "Diabetes");
    public static readonly RegisterGap Obesity = new("obesity", "Obesity");
    public static readonly RegisterGap Depression = new("depression", "Depression");
    public static readonly RegisterGap SevereMentalIllness = new("smi", "Severe mental illness");

    public static readonly IReadOnlyList<RegisterGap> All = [Hypertension, HeartDisease, AtrialFibrillation, Copd, Diabetes, Obesity, Depression, SevereMentalIllness];

    public string Indicator => $"qof-{Id}";

    public string ModelId => $"gap-{Id}";
}

/// <param name="Expected">Percentage of patients that need would lead to expect on the register, per LSOA.</param>
/// <param name="Miss">Standard deviation by which that misses registers of well-aligned authorities left out, in percentage points.</param>
internal sealed record RegisterResult(RegisterGap Register, double[] Expected, double Miss, ModelCard Card, IReadOnlyList<ModelMetric> Metrics, IReadOnlyList<ModelGate> Gates);

/// <summary>The need side of an expected register: age, conditions of life and expected ill health. Nothing about services.</summary>
internal sealed class NeedCovariates
{
    private static readonly string[] Conditions = ["iod2019-income", "iod2019-employment", "iod2019-adult-skills", "iod2019-idaopi", "iod2019-crime"];

    public NeedCovariates(AreaFrame frame, IReadOnlyList<BurdenResult> burden)
    {
        var held = FeaturePlan.Residents.Select(f => f.Indicator).Where(id => id.StartsWith(FeaturePlan.AgePrefix, StringComparison.Ordinal)).Concat(Conditions)
            .Select(id => (id, frame.Latest(id))).Where(e => e.Item2 is not null).ToArray();
        Ids = [.. held.Select(e => e.id), FeaturePlan.Rural, .. burden.Select(b => b.Label.ModelId)];
        Columns = [.. held.Select(e => e.Item2!.Values), Array.ConvertAll(frame.Rural, r => r == true ? 1.0 : 0), .. burden.Select(b => b.Prediction)];
    }

    public IReadOnlyList<string> Ids { get; }

    /// <summary><c>[column][lsoa]</c>.</summary>
    public double[][] Columns { get; }
}
