using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.AreaProfile;

/// <summary>Gathers Census bands of five years into the five that a reader takes in at a glance.</summary>
internal static class ResidentsReader
{
    private static readonly (string Name, string[] Indicators)[] Bands =
    [
        ("Under 15", ["aged-0-4", "aged-5-9", "aged-10-14"]),
        ("15 to 24", ["aged-15-19", "aged-20-24"]),
        ("25 to 44", ["aged-25-29", "aged-30-34", "aged-35-39", "aged-40-44"]),
        ("45 to 64", ["aged-45-49", "aged-50-54", "aged-55-59", "aged-60-64"]),
        ("65 and over", ["aged-65-69", "aged-70-74", "aged-75-79", "aged-80-84", "aged-85-plus"]),
    ];

    public static Residents Of(Area area, IReadOnlyList<IndicatorValue> values)
    {
        var byId = values.GroupBy(v => v.Indicator.Id.Value).ToDictionary(g => g.Key, g => g.First());
        var ages = Bands.Select(b => Band(b.Name, b.Indicators, byId)).OfType<AgeBand>().ToList();
        return new Residents(area.Population, ages, [.. Facts(area, byId)], Estimate(byId.GetValueOrDefault("population-aged-65-plus")));
    }

    /// <summary>An estimated share carries all residents as its denominator.</summary>
    private static ResidentsEstimate? Estimate(IndicatorValue? share) =>
        share?.Observation?.Denominator is { } people ? new ResidentsEstimate(people, share.Period) : null;

    /// <summary>Null unless every part of the band is known: a part left out would read as a smaller share.</summary>
    private static AgeBand? Band(string name, string[] parts, Dictionary<string, IndicatorValue> values)
    {
        var found = parts.Select(p => values.GetValueOrDefault("census2021-" + p)).ToList();
        if (found.Any(f => f?.Observation?.Estimate is null))
            return null;
        var england = found.All(f => f!.England is not null) ? found.Sum(f => f!.England!.Mean) : (double?)null;
        return new AgeBand(name, found.Sum(f => f!.Observation!.Estimate!.Value.Value), england);
    }

    private static IEnumerable<string> Facts(Area area, Dictionary<string, IndicatorValue> values)
    {
        if (values.GetValueOrDefault("iod2025-imd") is { Observation.Estimate: { } imd, England: { } england })
            yield return Deprivation(imd.Value, england);
        if (area.RuralUrban is { } ruralUrban)
            yield return ruralUrban;
    }

    private static string Deprivation(double imd, IndicatorSpread england) =>
        imd >= england.P90 ? "In England’s most deprived tenth (IMD 2025)"
        : imd >= england.P75 ? "In England’s most deprived quarter (IMD 2025)"
        : imd >= england.Median ? "In England’s more deprived half (IMD 2025)"
        : imd >= england.P25 ? "In England’s less deprived half (IMD 2025)"
        : "In England’s least deprived quarter (IMD 2025)";
}

/// <summary>Who lives in an area, as far as the release knows.</summary>
/// <param name="People">Counted in Census 2021.</param>
/// <param name="Facts">Short facts for the head of the page.</param>
/// <param name="Estimate">ONS's later estimate; null until Nomis was asked.</param>
public sealed record Residents(int? People, IReadOnlyList<AgeBand> Ages, IReadOnlyList<string> Facts, ResidentsEstimate? Estimate = null)
{
    public double? Share(string band) => Ages.FirstOrDefault(a => a.Name == band)?.Here;
}

/// <summary>Residents on 30 June of a year, as ONS estimates them.</summary>
public sealed record ResidentsEstimate(double People, Period Year);

/// <summary>Share of residents in an age band, in per cent, beside the median of England's areas of the level.</summary>
public sealed record AgeBand(string Name, double Here, double? England);
