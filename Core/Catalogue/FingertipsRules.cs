using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Catalogue;

/// <summary>What must hold of indicators that come from Fingertips.</summary>
internal static class FingertipsRules
{
    /// <summary>The levels that Fingertips is asked for.</summary>
    private static readonly AreaLevel[] Levels = [AreaLevel.Lsoa11, AreaLevel.Lsoa21, AreaLevel.Msoa11, AreaLevel.Msoa21, AreaLevel.Ltla21, AreaLevel.Ltla24];

    public static void Check(string file, IReadOnlyList<Indicator> indicators)
    {
        var fromThere = indicators.Where(i => i.Fingertips is not null).ToList();
        foreach (var indicator in fromThere)
            Check(file, indicator.Id.Value, indicator.NativeLevel, indicator.Fingertips!);
        // One row of an answer is one figure: two indicators of a source that share a number could both claim it.
        CatalogueRules.Unique(file, "Fingertips", fromThere.Select(i => $"{i.Source} {i.Fingertips!.Id}"));
    }

    private static void Check(string file, string id, AreaLevel level, FingertipsSeries series)
    {
        if (series.Id <= 0)
            throw new CatalogueException(file, id, "a Fingertips id above 0", $"{series.Id}");
        if (!Levels.Contains(level))
            throw new CatalogueException(file, id, $"a level that Fingertips is asked for ({string.Join(", ", Levels)})", $"{level}");
        if (series.Sexes.Count == 0 || series.Sexes.Distinct().Count() != series.Sexes.Count)
            throw new CatalogueException(file, id, "each sex that is carried, once", string.Join(", ", series.Sexes));
        foreach (var (member, text) in new[] { ("name", series.Name), ("area type", series.AreaType), ("unit", series.Unit), ("age, or null", series.Age ?? "null") })
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new CatalogueException(file, id, $"a Fingertips {member}", "none");
        }
    }
}
