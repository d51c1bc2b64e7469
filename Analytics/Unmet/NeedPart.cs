using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>
/// One ingredient of burden or gap; higher is worse. On a scale on which the truth has mean 0 and standard deviation 1 over England's LSOAs:
/// what is known of it varies by √k, what is not known by √(1-k), k being its reliability. A part that is poorly known moves the score
/// little and the draws much; one that is not known at all is a draw from England.
/// </summary>
internal sealed class NeedPart
{
    private NeedPart(string id, ContributionSide side, DomainAmounts amounts, bool[] known, PartNoise noise)
    {
        (Id, Side, Amounts, Known, Noise) = (id, side, amounts, known, noise);
        Z = amounts.Sum();
    }

    public string Id { get; }

    public ContributionSide Side { get; }

    /// <summary>Sum to <see cref="Z"/>.</summary>
    public DomainAmounts Amounts { get; }

    public double[] Z { get; }

    /// <summary>False where there is nothing to go by: the draws there are as wide as England, centred on its average.</summary>
    public bool[] Known { get; }

    public PartNoise Noise { get; }

    /// <summary>What held-out estimates missed the outcome by, per LSOA, on any one scale; null where no outcome is known at LSOA.</summary>
    public double[]? Misses { get; private init; }

    /// <summary>The same part, whose errors are drawn together with those of other parts with known misses.</summary>
    public NeedPart MissedBy(double[] misses) => new(Id, Side, Amounts, Known, Noise) { Misses = misses };

    /// <param name="amounts">On the part's own scale. NaN, in any domain, where the part is missing.</param>
    /// <param name="noise">On the same scale.</param>
    public static NeedPart Standardise(string id, ContributionSide side, DomainAmounts amounts, PartNoise noise)
    {
        var value = amounts.Sum();
        var known = Array.ConvertAll(value, v => !double.IsNaN(v));
        var spread = Frames.Spread.Of(value);
        if (!(spread.Sd > 0)) throw new ArgumentException($"Part '{id}' is the same everywhere: it cannot rank anything.");
        var sd = Math.Sqrt((spread.Sd * spread.Sd) + noise.MeanVariance(known));
        var centred = new DomainAmounts(amounts.Names, Array.ConvertAll(amounts.Columns, c => Centred(c, known, sd)));
        return new NeedPart(id, side, centred, known, Widened(noise.Times(1 / sd), known));
    }

    private static double[] Centred(double[] column, bool[] known, double sd)
    {
        var mean = column.Where((_, i) => known[i]).Average();
        return [.. column.Select((v, i) => known[i] ? (v - mean) / sd : 0)];
    }

    private static PartNoise Widened(PartNoise noise, bool[] known)
    {
        float[] Where(float[] sds, float missing) => [.. sds.Select((s, i) => known[i] ? s : missing)];
        return new PartNoise(Where(noise.Own, 1), Where(noise.Msoa, 0), Where(noise.Authority, 0));
    }
}
