namespace HealthNeeds.Analytics.Trials;

/// <summary>Areas rated as sites of a study: the chance of great need × size × completeness of figures × fit to the criteria, each from 0 to 1.</summary>
public static class SiteShortlist
{
    /// <summary>Best first; equals by the chance, then by residents, then by code.</summary>
    public static IReadOnlyList<RatedSite> Of(IReadOnlyList<SiteCandidate> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        var largest = candidates.Select(c => c.Population).DefaultIfEmpty(0).Max();
        return
        [
            .. candidates.Select(c => new RatedSite(c.Code, c.WorstTenth, largest > 0 ? (double)c.Population / largest : 0, c.Completeness, c.Fit))
                .OrderByDescending(r => r.Score).ThenByDescending(r => r.WorstTenth).ThenByDescending(r => r.Size).ThenBy(r => r.Code),
        ];
    }
}

/// <param name="WorstTenth">Chance of being in England's worst tenth, 0–1.</param>
/// <param name="Population">Residents.</param>
/// <param name="Completeness">Share of the figures looked at that are known, 0–1.</param>
/// <param name="Fit">How well it keeps the criteria, 0–1: the mean of <see cref="WantedRange.Fit"/>.</param>
public sealed record SiteCandidate(AreaCode Code, double WorstTenth, int Population, double Completeness, double Fit);

/// <param name="Size">Residents, of those of the largest candidate.</param>
public sealed record RatedSite(AreaCode Code, double WorstTenth, double Size, double Completeness, double Fit)
{
    public double Score => WorstTenth * Size * Completeness * Fit;
}

/// <summary>What a figure of a site should be.</summary>
/// <param name="From">Null where there is no least value.</param>
/// <param name="To">Null where there is no greatest value.</param>
public readonly record struct WantedRange(double? From, double? To)
{
    public bool IsAny => From is null && To is null;

    public bool Holds(double value) => Miss(value) == 0;

    /// <summary>1 inside; outside it falls to 0 where a value misses by one standard deviation.</summary>
    /// <param name="deviation">Of the figure over all areas looked at, 0 or more.</param>
    public double Fit(double value, double deviation) => Miss(value) is var miss && miss == 0 ? 1 : deviation > 0 ? Math.Max(0, 1 - (miss / deviation)) : 0;

    private double Miss(double value) => value < From ? From.Value - value : value > To ? value - To.Value : 0;
}

/// <summary>The chance that a value with an error is beyond a limit; at the limit is not beyond it.</summary>
public static class ExceedanceChance
{
    private const double Of90 = 1.6448536269514722;
    private const double Of95 = 1.959963984540054;

    /// <summary>By the normal distribution, from the width of the interval; 0 or 1 where there is none.</summary>
    /// <param name="width">Upper less lower limit; null or 0 where no error is known.</param>
    /// <param name="coverage">What the interval bounds: 0.9 or 0.95.</param>
    /// <param name="above">Whether beyond is above.</param>
    public static double Of(double value, double? width, double coverage, double limit, bool above)
    {
        var error = width is { } w ? w / 2 / (coverage < 0.93 ? Of90 : Of95) : 0;
        if (error <= 0) return (above ? value > limit : value < limit) ? 1 : 0;
        var chance = MathNet.Numerics.Distributions.Normal.CDF(0, 1, (value - limit) / error);
        return above ? chance : 1 - chance;
    }
}
