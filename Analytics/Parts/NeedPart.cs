using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Parts;

/// <summary>
/// One ingredient of need, as the logarithm of its ratio to a typical area of England; higher is worse. What is known of it, and the error of
/// that, are on the same natural scale: nothing is standardised, so a part that hardly differs between areas hardly ranks them.
/// </summary>
internal sealed class NeedPart
{
    private NeedPart(string id, double level, DomainAmounts amounts, bool[] known, PartNoise noise)
    {
        (Id, Level, Amounts, Known, Noise) = (id, level, amounts, known, noise);
        LogRatio = amounts.Sum();
    }

    public string Id { get; }

    /// <summary>The logarithm, in the unit of the figure, where <see cref="LogRatio"/> is 0.</summary>
    public double Level { get; }

    /// <summary>Sum to <see cref="LogRatio"/>.</summary>
    public DomainAmounts Amounts { get; }

    /// <summary>Per LSOA; 0 is England's mean of the logarithms.</summary>
    public double[] LogRatio { get; }

    /// <summary>False where there is nothing to go by: the draws there are as wide as England, centred on its average.</summary>
    public bool[] Known { get; }

    /// <summary>On the log scale.</summary>
    public PartNoise Noise { get; }

    /// <summary>What held-out estimates missed the outcome by, per LSOA, on any one scale; null where no outcome is known at LSOA.</summary>
    public double[]? Misses { get; private init; }

    /// <summary>How far the part's errors go together with those of other estimated parts, 0 to 1; only where <see cref="Misses"/> are not known.</summary>
    public double SharedError { get; private init; }

    /// <summary>Share of the variance that LSOAs of an MSOA have in common that is chance in its published figure: of its own, whatever else errs together.</summary>
    public double ChanceOfMsoas { get; private init; }

    /// <summary>What the ages of an area's residents lead to expect, as a log ratio per LSOA; null where the part says nothing of ages.</summary>
    public double[]? Ages { get; private init; }

    /// <summary>The same part, whose errors are drawn together with those of other parts with known misses.</summary>
    public NeedPart MissedBy(double[] misses) => new(Id, Level, Amounts, Known, Noise) { Misses = misses, Ages = Ages };

    public NeedPart SharingErrors(double correlation) => new(Id, Level, Amounts, Known, Noise) { SharedError = correlation, ChanceOfMsoas = ChanceOfMsoas, Ages = Ages };

    public NeedPart WithAges(double[]? ages) => new(Id, Level, Amounts, Known, Noise) { Misses = Misses, SharedError = SharedError, ChanceOfMsoas = ChanceOfMsoas, Ages = ages };

    /// <summary>The same part, whose published figures chance moves besides: one error for all LSOAs of an area.</summary>
    /// <param name="groups">The frame's authorities or MSOAs, which the figures are of.</param>
    public NeedPart MovedByChance(PublishedChance chance, AreaGroups groups, bool areAuthorities)
    {
        double Moved(int i) => Known[i] ? chance.Of(groups.Of[i]) : 0;
        float[] With(float[] sds) => [.. sds.Select((s, i) => Moved(i) is > 0 and var more ? (float)Math.Sqrt(((double)s * s) + more) : s)];
        var noise = areAuthorities ? Noise with { Authority = With(Noise.Authority) } : Noise with { Msoa = With(Noise.Msoa) };
        var msoas = noise.Msoa.Sum(s => (double)s * s);
        return new NeedPart(Id, Level, Amounts, Known, noise)
        {
            Misses = Misses,
            SharedError = SharedError,
            // Where every MSOA has a figure nothing else may be shared, and what single precision rounds off makes it more than all: the rest has a square root.
            ChanceOfMsoas = areAuthorities || msoas == 0 ? 0 : Math.Min(1, Enumerable.Range(0, Known.Length).Sum(Moved) / msoas),
            Ages = Ages,
        };
    }

    /// <param name="amounts">Logarithms. NaN, in any domain, where the part is missing.</param>
    /// <param name="noise">On the same scale.</param>
    /// <exception cref="ArgumentException">The part is the same everywhere.</exception>
    public static NeedPart Of(string id, DomainAmounts amounts, PartNoise noise)
    {
        var value = amounts.Sum();
        var known = Array.ConvertAll(value, v => !double.IsNaN(v));
        var spread = Spread.Of(value);
        if (!(spread.Sd > 0)) throw new ArgumentException($"Part '{id}' is the same everywhere: it cannot rank anything.");
        var centred = new DomainAmounts(amounts.Names, Array.ConvertAll(amounts.Columns, c => Centred(c, known)));
        return new NeedPart(id, spread.Mean, centred, known, Widened(noise, known, Math.Sqrt((spread.Sd * spread.Sd) + noise.MeanVariance(known))));
    }

    private static double[] Centred(double[] column, bool[] known)
    {
        var mean = column.Where((_, i) => known[i]).Average();
        return [.. column.Select((v, i) => known[i] ? v - mean : 0)];
    }

    private static PartNoise Widened(PartNoise noise, bool[] known, double england)
    {
        float[] Where(float[] sds, double missing) => [.. sds.Select((s, i) => known[i] ? s : (float)missing)];
        return new PartNoise(Where(noise.Own, england), Where(noise.Msoa, 0), Where(noise.Authority, 0));
    }
}

/// <summary>Standard deviations of a part's error per LSOA: its own, the share it has in common with its MSOA, and with its authority.</summary>
internal sealed record PartNoise(float[] Own, float[] Msoa, float[] Authority)
{
    public static PartNoise Constant(int count, double own, double msoa, double authority)
    {
        static float[] Filled(int count, double value)
        {
            var filled = new float[count];
            Array.Fill(filled, (float)value);
            return filled;
        }

        return new PartNoise(Filled(count, own), Filled(count, msoa), Filled(count, authority));
    }

    /// <summary>Variance of the whole error, averaged over the areas where the part is known.</summary>
    public double MeanVariance(bool[] known)
    {
        double sum = 0, n = 0;
        for (var i = 0; i < known.Length; i++)
        {
            if (!known[i]) continue;
            sum += (Own[i] * Own[i]) + (Msoa[i] * Msoa[i]) + (Authority[i] * Authority[i]);
            n++;
        }

        return n > 0 ? sum / n : 0;
    }

    public PartNoise Times(double factor)
    {
        float[] Scaled(float[] sds) => Array.ConvertAll(sds, s => (float)(s * factor));
        return new PartNoise(Scaled(Own), Scaled(Msoa), Scaled(Authority));
    }
}
