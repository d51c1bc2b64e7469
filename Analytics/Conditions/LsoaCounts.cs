using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Unmet;
using HealthNeeds.Core.Conditions;

namespace HealthNeeds.Analytics.Conditions;

/// <summary>The people of a condition LSOA by LSOA, added up to larger areas.</summary>
internal sealed class LsoaCounts
{
    private const double Quantile = 1.6449;

    private readonly AreaFrame frame;
    private readonly IReadOnlyList<NeedPart> parts;
    private readonly RegisterResult? register;
    private readonly double[] concerned;
    private readonly double[] have;
    private readonly double[] unmet;

    /// <param name="parts">Shares of people in per cent: of those who have it, and of these who are not cared for.</param>
    /// <param name="care">The part among them that says who is not cared for; null where none does.</param>
    /// <param name="register">What would be expected on the condition's register; null where that is not estimated.</param>
    public LsoaCounts(AreaFrame frame, IReadOnlyList<NeedPart> parts, NeedPart? care, ResidentGroup counted, RegisterResult? register)
    {
        (this.frame, this.parts, this.register) = (frame, parts, register);
        var shares = counted.Shares(frame);
        concerned = [.. frame.Population.Select((p, i) => p * (shares is null ? 1 : shares[i] / 100))];
        have = [.. concerned.Select((c, i) => c * parts.Where(p => p != care).Aggregate(1.0, (share, p) => share * Share(p, i)))];
        unmet = [.. have.Select((h, i) => care is null ? h : h * Share(care, i))];
    }

    public IEnumerable<ConditionNeed> Of(string condition, RankedLevel level)
    {
        var members = level.AreaOfLsoa.Select((area, i) => (area, i)).ToLookup(e => e.area, e => e.i);
        for (var a = 0; a < level.Count; a++) yield return Of(condition, level.Codes[a], [.. members[a]]);
    }

    private static double Share(NeedPart part, int lsoa) => Math.Min(1, Math.Exp(part.Level + part.LogRatio[lsoa] + (part.Ages?[lsoa] ?? 0)) / 100);

    private ConditionNeed Of(string condition, Core.Areas.AreaCode area, int[] lsoas)
    {
        if (lsoas.All(i => parts.Any(p => !p.Known[i]))) return new ConditionNeed(condition, area, null, null, null, null, Suppressed: false);
        var (people, residents) = (lsoas.Sum(i => unmet[i]), lsoas.Sum(i => frame.Population[i]));
        if (people < ConditionNeed.FewestShown) return new ConditionNeed(condition, area, null, null, null, null, Suppressed: true);
        var spread = Math.Exp(Quantile * Math.Sqrt(parts.Sum(p => Variance(p, lsoas, people))));
        var estimate = new Estimate(people, people / spread, people * spread);
        return new ConditionNeed(condition, area, estimate, estimate.Times(1000 / residents), lsoas.Sum(i => have[i]), Expected(lsoas), Suppressed: false);
    }

    /// <summary>Of the logarithm of a sum over LSOAs: errors of single LSOAs cancel in part, those of an MSOA only between MSOAs, those of an authority not at all.</summary>
    private double Variance(NeedPart part, int[] lsoas, double people)
    {
        double Weighed(Func<int, int> group, float[] sds) => lsoas.GroupBy(group).Sum(g => Math.Pow(g.Sum(i => unmet[i] * sds[i]) / people, 2));
        return Weighed(i => i, part.Noise.Own) + Weighed(i => frame.Msoas.Of[i], part.Noise.Msoa) + Weighed(i => frame.Authorities.Of[i], part.Noise.Authority);
    }

    /// <summary>The miss of an expectation is taken to be shared by all of an area's LSOAs.</summary>
    private Estimate? Expected(int[] lsoas)
    {
        if (register is null) return null;
        double At(double more) => lsoas.Sum(i => concerned[i] * Math.Max(0, register.Expected[i] + more) / 100);
        return new Estimate(At(0), At(-Quantile * register.Miss), At(Quantile * register.Miss));
    }
}
