namespace HealthNeeds.Analytics.Unmet;

/// <summary>The burden or the gap of a focus area: a weighted mean of parts, on a scale on which its truth has mean 0 and standard deviation 1 over England's LSOAs.</summary>
internal sealed class NeedSide
{
    /// <param name="parts">Weights need not sum to 1: they are shares of their sum.</param>
    public NeedSide(IReadOnlyList<WeightedPart> parts)
    {
        if (parts.Count == 0) throw new ArgumentException("A side of need has at least one part.");
        var total = parts.Sum(p => p.Weight);
        Parts = [.. parts.Select(p => p with { Weight = p.Weight / total })];
        Known = [.. Enumerable.Range(0, parts[0].Part.Z.Length).Select(i => parts.Any(p => p.Part.Known[i]))];
        var raw = DomainAmounts.Gather(Parts.SelectMany(p => p.Part.Amounts.Names.Select((name, d) => (name, Array.ConvertAll(p.Part.Amounts.Columns[d], v => v * p.Weight)))));
        Sd = Math.Sqrt(Math.Pow(Frames.Spread.Of(raw.Sum()).Sd, 2) + Parts.Sum(p => p.Weight * p.Weight * p.Part.Noise.MeanVariance(Known)));
        Amounts = raw.Times(1 / Sd);
        Z = Amounts.Sum();
    }

    /// <summary>With weights that sum to 1.</summary>
    public IReadOnlyList<WeightedPart> Parts { get; }

    /// <summary>False where no part is known.</summary>
    public bool[] Known { get; }

    /// <summary>Standard deviation of the truth of the weighted mean before standardising: what varies as known, and what is not known.</summary>
    public double Sd { get; }

    public DomainAmounts Amounts { get; }

    public double[] Z { get; }
}
