namespace HealthNeeds.Analytics.Limits;

/// <summary>
/// A rate standardised directly to a standard population, with limits by Dobson's method (Dobson AJ, Kuulasmaa K, Eberle E, Scherer J, Statistics in
/// Medicine 1991;10:457–462): the limits of the whole count, scaled to the variance of the weighted sum. OHID's public health technical guide takes them so,
/// and gives no rate of fewer than ten events.
/// </summary>
/// <param name="Value">Events per unit of the standard population.</param>
public readonly record struct StandardisedRate(double Value, Interval Limits)
{
    /// <summary>A rate of fewer events than this is not given.</summary>
    public const int FewestEvents = 10;

    /// <param name="unit">What a rate is multiplied by, as in 100,000.</param>
    /// <returns>Null for fewer than <see cref="FewestEvents"/> events.</returns>
    /// <exception cref="ArgumentException">There is no stratum, or one has no people, a negative count or a negative weight.</exception>
    public static StandardisedRate? Of(IReadOnlyList<RateStratum> strata, double unit, double confidence = ProportionLimits.Usual)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var wrong = strata.FirstOrDefault(s => !(s.Population > 0 && s.Count >= 0 && s.Standard >= 0));
        if (strata.Count == 0 || wrong != default) throw new ArgumentException($"Expected strata with people in each, counts and weights of at least 0; found {(strata.Count == 0 ? "none" : wrong)}.", nameof(strata));
        var (count, weights) = (strata.Sum(s => s.Count), strata.Sum(s => s.Standard));
        if (count < FewestEvents) return null;
        var value = strata.Sum(s => s.Standard * s.Count / s.Population) / weights;
        var variance = strata.Sum(s => s.Count * Math.Pow(s.Standard / s.Population, 2)) / (weights * weights);
        var scale = Math.Sqrt(variance / count);
        var limits = CountLimits.Byar(count, confidence);
        return new StandardisedRate(unit * value, new Interval(unit * (value + (scale * (limits.Lower - count))), unit * (value + (scale * (limits.Upper - count)))));
    }
}

/// <summary>People of one age band, say.</summary>
/// <param name="Count">Events among them.</param>
/// <param name="Standard">People of that band in the standard population.</param>
public readonly record struct RateStratum(double Count, double Population, double Standard);
