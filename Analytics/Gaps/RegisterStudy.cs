using System.Globalization;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Evaluation;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Models;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Gaps;

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
    private const double LeastReliability = 0.1;
    private const int FewestLsoas = 15;
    private const string Domain = "Diagnosis";

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
        return new RegisterResult(register, ships ? Part(register, observed, heldOut, rows) : null, Card(register, column.Key, rows.Length, ships),
            [new ModelMetric(register.ModelId, Scheme, Shipped, "skill", AreaCode.England.Value, skill, Lower: null, Upper: null)],
            [new ModelGate(register.ModelId, "explains-register", ships, string.Create(CultureInfo.InvariantCulture, $"In aligned authorities held out, need explains {100 * skill:0}% of the differences between LSOAs (at least {100 * LeastSkill:0}%)."))]);
    }

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

    /// <summary>
    /// Shortfall in percentage points: patients expected on the register and not there. Prevalence adds up over ages, so neither is on a log
    /// scale. The miss that even aligned areas show is error: the shortfall is drawn towards 0 by its reliability (empirical Bayes).
    /// </summary>
    private NeedPart Part(RegisterGap register, double[] observed, double[] heldOut, int[] rows)
    {
        var fit = LinearFit.Of(need.Columns, observed, rows, Ridge);
        double[] expected = [.. Enumerable.Range(0, frame.Count).Select(i => fit.Predict(need.Columns, i))];
        var shortfall = Limits.Outermost([.. expected.Zip(observed, (e, o) => e - o)]);
        var miss = rows.Average(i => Math.Pow(observed[i] - heldOut[i], 2));
        var reliability = Math.Max(LeastReliability, 1 - (miss / Math.Pow(Spread.Of(shortfall).Sd, 2)));
        var noise = ResidualNoise.Of(frame, observed, heldOut, rows).ToParts(expected);
        return NeedPart.Standardise(register.PartId, ContributionSide.Gap, DomainAmounts.Single(Domain, Array.ConvertAll(shortfall, s => reliability * s)), noise.Times(Math.Sqrt(reliability)));
    }

    private ModelCard Card(RegisterGap register, ColumnKey key, int areas, bool ships) =>
        new(register.ModelId, $"{register.Title}: diagnosed against expected", register.Indicator, "ridge", ships ? Shipped : "none", areas, options.Folds, 1, options.Seed, need.Ids,
        [
            $"Registers of GP practices ({key.Period}), shared out by where their patients live: LSOAs of one practice share its figure.",
            "A shortfall may be missed diagnosis, better health than expected, or recording. It is drawn with wide error for that reason.",
        ]);
}
