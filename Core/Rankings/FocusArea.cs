using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Rankings;

/// <summary>One of an ICS's focus areas.</summary>
/// <param name="Id">As in addresses: "cardio-respiratory".</param>
/// <param name="ShortName">Fits a filter button.</param>
/// <param name="Weight">Declared share in the overall ranking; the shares of a region's focus areas sum to 1.</param>
public sealed record FocusArea(string Id, string Name, string ShortName, string Question, double Weight)
{
    /// <summary>The id of the ranking over all focus areas.</summary>
    public const string Overall = "overall";
}

/// <summary>Reads data/focus-areas.json.</summary>
public static class FocusAreaCatalogue
{
    private const double Tolerance = 1e-9;

    /// <returns>The focus areas in the order of the file; their weights sum to 1.</returns>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public static IReadOnlyList<FocusArea> Read(Stream json, string file = "focus-areas.json")
    {
        var areas = CatalogueJson.Read<List<FocusArea>>(json, file);
        CatalogueRules.Unique(file, "focus area", areas.Select(a => a.Id));
        foreach (var area in areas)
        {
            if (area.Id == FocusArea.Overall)
                throw new CatalogueException(file, area.Id, "another id: this one is the ranking over all focus areas", "it");
            if (area.Weight < 0)
                throw new CatalogueException(file, area.Id, "a weight of 0 or more", area.Weight.ToString());
        }

        var sum = areas.Sum(a => a.Weight);
        return Math.Abs(sum - 1) <= Tolerance
            ? areas
            : throw new CatalogueException(file, "(all)", "weights that sum to 1", $"{sum}");
    }
}
