using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Catalogue;

/// <summary>What must hold in the files of data/.</summary>
internal static class CatalogueRules
{
    public static void Unique(string file, string what, IEnumerable<string> ids)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!seen.Add(id))
                throw new CatalogueException(file, id, $"each {what} id once", "the id twice");
        }
    }

    public static void Known(string file, string id, string what, string found, IReadOnlySet<string> known)
    {
        if (!known.Contains(found))
            throw new CatalogueException(file, id, $"{what} (one of {string.Join(", ", known.Order(StringComparer.Ordinal))})", $"'{found}'");
    }

    public static void Check(string file, Indicator indicator, IReadOnlySet<string> sources, IReadOnlySet<string> focusAreas)
    {
        var id = indicator.Id.Value;
        Known(file, id, "a source id", indicator.Source, sources);
        foreach (var use in indicator.Uses)
            Known(file, id, "a focus-area id", use.Focus, focusAreas);
        if (indicator.Uses.Select(u => (u.Focus, u.Role)).Distinct().Count() != indicator.Uses.Count)
            throw new CatalogueException(file, id, "each focus area and role once", "a pair twice");
        if (indicator.Decimals is < 0 or > 6)
            throw new CatalogueException(file, id, "0 to 6 decimals", indicator.Decimals.ToString());
        if (indicator.Minimum >= indicator.Maximum)
            throw new CatalogueException(file, id, "minimum below maximum", $"{indicator.Minimum} and {indicator.Maximum}");
        if (indicator.Licence is { } licence && indicator.Caveat?.Contains(licence, StringComparison.Ordinal) != true)
            throw new CatalogueException(file, id, $"a caveat that says the licence of its own ('{licence}')", indicator.Caveat ?? "none");
        foreach (var (member, text) in new[] { ("name", indicator.Name), ("definition", indicator.Definition), ("unit", indicator.Unit), ("domain", indicator.Domain), ("cadence", indicator.Cadence) })
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new CatalogueException(file, id, $"a {member}", "none");
        }
    }
}
