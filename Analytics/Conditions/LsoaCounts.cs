using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>The people of a condition LSOA by LSOA, added up to larger areas.</summary>
internal sealed class LsoaCounts
{
    /// <summary>An area is counted where at least this share of its residents live in LSOAs of which everything is known; the others count as England does.</summary>
    private const double LeastKnown = 0.9;

    private readonly AreaFrame frame;
    private readonly RegisterResult? register;
    private readonly NeedPart[] having;
    private readonly NeedPart? care;
    private readonly double[] concerned;
    private readonly double[] have;
    private readonly double[]? unmet;
    private readonly bool[] haveKnown;
    private readonly bool[] allKnown;

    /// <param name="parts">Shares of people in per cent: of those who have it, and of these who are not cared for.</param>
    /// <param name="care">The part among them that says who is not cared for; null where none does.</param>
    /// <param name="recorded">Percentage of the group that practices recorded, by LSOA: the people of an MSOA are made to add up to it. Null where practices say nothing of it; NaN where they say nothing of the LSOA.</param>
    /// <param name="register">What would be expected on the condition's register; null where that is not estimated.</param>
    public LsoaCounts(AreaFrame frame, IReadOnlyList<NeedPart> parts, NeedPart? care, ResidentGroup counted, double[]? recorded, RegisterResult? register)
    {
        (this.frame, this.care, this.register) = (frame, care, register);
        having = [.. parts.Where(p => p != care)];
        var shares = counted.Shares(frame);
        concerned = [.. frame.Population.Select((p, i) => p * (shares is null ? 1 : shares[i] / 100))];
        have = [.. concerned.Select((c, i) => having.Aggregate(c, (people, p) => people * Share(p, i)))];
        if (recorded is not null) Benchmark(recorded);
        unmet = care is null ? null : [.. have.Select((h, i) => h * Share(care, i))];
        bool[] Known(IReadOnlyList<NeedPart> of) => [.. Enumerable.Range(0, frame.Count).Select(i => of.All(p => p.Known[i]))];
        (haveKnown, allKnown) = (Known(having), Known(parts));
    }

    /// <summary>
    /// Level by level, in the order of its areas; what is too few is hidden. Those who have it are hidden before areas whose care is not known are
    /// left out, so that every condition with the same people hides the same of them.
    /// </summary>
    public IEnumerable<(AreaLevel Level, ConditionNeed Need)> Of(string condition, IReadOnlyList<RankedLevel> levels)
    {
        var counted = levels.Select(level =>
        {
            var members = level.AreaOfLsoa.Select((area, i) => (area, i)).ToLookup(e => e.area, e => e.i);
            var known = Known(haveKnown, level);
            return (level, Enumerable.Range(0, level.Count).Select(a => known[a] ? Of(condition, level.Codes[a], [.. members[a]]) : ConditionNeed.Unknown(condition, level.Codes[a])).ToArray());
        }).ToArray();
        SmallNumbers.Hide(counted);
        foreach (var (level, needs) in counted)
        {
            var known = Known(allKnown, level);
            for (var a = 0; a < needs.Length; a++) yield return (level.Level, known[a] ? needs[a] : ConditionNeed.Unknown(condition, needs[a].Area));
        }
    }

    private static double Share(NeedPart part, int lsoa) => Math.Min(1, Math.Exp(part.Level + part.LogRatio[lsoa] + (part.Ages?[lsoa] ?? 0)) / 100);

    /// <summary>A mean of logarithms is not the logarithm of a mean: estimates are scaled so that nobody is added to those who were recorded.</summary>
    private void Benchmark(double[] recorded)
    {
        foreach (var lsoas in frame.Msoas.Members)
        {
            int[] told = [.. lsoas.Where(i => !double.IsNaN(recorded[i]))];
            var estimated = told.Sum(i => have[i]);
            if (!(estimated > 0)) continue;
            var scale = told.Sum(i => concerned[i] * recorded[i] / 100) / estimated;
            foreach (var i in lsoas) have[i] *= scale;
        }
    }

    /// <summary>Which areas of a level enough is known of.</summary>
    private bool[] Known(bool[] lsoas, RankedLevel level)
    {
        var (known, all) = (new double[level.Count], new double[level.Count]);
        for (var i = 0; i < lsoas.Length; i++)
        {
            all[level.AreaOfLsoa[i]] += frame.Population[i];
            if (lsoas[i]) known[level.AreaOfLsoa[i]] += frame.Population[i];
        }

        return [.. known.Zip(all, (k, a) => k >= LeastKnown * a)];
    }

    private ConditionNeed Of(string condition, AreaCode area, int[] lsoas)
    {
        var residents = lsoas.Sum(i => frame.Population[i]);
        var all = Sum(have, having, lsoas);
        var missed = unmet is null ? (Estimate?)null : Sum(unmet, [.. having, care!], lsoas);
        return new ConditionNeed(condition, area, all, missed, (missed ?? all).Times(1000 / residents), Expected(lsoas), Suppressed: false);
    }

    private Estimate Sum(double[] people, NeedPart[] parts, int[] lsoas)
    {
        var sum = lsoas.Sum(i => people[i]);
        var spread = Math.Exp(Calibration.Normal90 * Math.Sqrt(parts.Sum(p => Variance(p, people, lsoas, sum))));
        return new Estimate(sum, sum / spread, sum * spread);
    }

    /// <summary>Of the logarithm of a sum over LSOAs: errors of single LSOAs cancel in part, those of an MSOA only between MSOAs, those of an authority not at all.</summary>
    private double Variance(NeedPart part, double[] people, int[] lsoas, double sum)
    {
        double Weighed(Func<int, int> group, float[] sds) => lsoas.GroupBy(group).Sum(g => Math.Pow(g.Sum(i => people[i] * sds[i]) / sum, 2));
        return Weighed(i => i, part.Noise.Own) + Weighed(i => frame.Msoas.Of[i], part.Noise.Msoa) + Weighed(i => frame.Authorities.Of[i], part.Noise.Authority);
    }

    /// <summary>The miss of an expectation is taken to be shared by all of an area's LSOAs.</summary>
    private Estimate? Expected(int[] lsoas)
    {
        if (register is null) return null;
        double At(double more) => lsoas.Sum(i => concerned[i] * Math.Max(0, register.Expected[i] + more) / 100);
        return new Estimate(At(0), At(-Calibration.Normal90 * register.Miss), At(Calibration.Normal90 * register.Miss));
    }
}
