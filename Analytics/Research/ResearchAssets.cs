using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Research;

namespace HealthNeeds.Analytics.Research;

/// <summary>Organisations of an ICB that have research under way, as assets of a kind of their own: each says of which register it is and of which day.</summary>
public static class ResearchAssets
{
    /// <summary>Less than half an award that bears on a need is no ground to name an organisation for it.</summary>
    private const double LeastShare = 0.5;

    private const int NamedAwards = 2;
    private const string IdPrefix = "research-";

    /// <param name="needs">The needs that an asset may work on; focus areas are theirs.</param>
    /// <param name="registers">The sources that awards are of.</param>
    /// <param name="within">An ICB, an authority, or several joined.</param>
    /// <param name="lsoas">Those in it, where authorities are among them: an organisation's own place is an LSOA and an ICB.</param>
    /// <returns>By id. An organisation without a place in it, or without a need, is left out.</returns>
    public static IReadOnlyList<Asset> Of(ResearchDirectory directory, HealthCategories categories, AreaCode within, IReadOnlyList<Need> needs, IReadOnlyList<Source> registers, IReadOnlySet<AreaCode>? lsoas = null)
    {
        var awards = directory.Awards.Where(a => a.Organisation is not null).ToLookup(a => a.Organisation!, a => a.Award, StringComparer.Ordinal);
        return [.. directory.Organisations.Where(o => (o.Icb is { } icb && within.Has(icb)) || (o.Lsoa is { } lsoa && lsoas?.Contains(lsoa) == true)).Select(o => Asset(o, [.. awards[o.Id]], categories, needs, registers)).OfType<Asset>()];
    }

    /// <summary>The registers as sources that evidence cites.</summary>
    public static IReadOnlyList<AssetSource> Sources(ResearchDirectory directory, IReadOnlyList<Source> registers) =>
        [.. directory.Awards.GroupBy(a => a.Award.Register, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => registers.Where(r => r.Id == g.Key).Select(r =>
            new AssetSource(r.Id, r.Title, r.Publisher, string.Empty, "a register, kept up to date") { Address = r.Address.ToString(), Read = g.Max(a => a.Award.Seen) }))];

    private static Asset? Asset(ResearchOrganisation organisation, IReadOnlyList<ResearchAward> awards, HealthCategories categories, IReadOnlyList<Need> needs, IReadOnlyList<Source> registers)
    {
        var worked = needs.Where(n => Bearing(awards, categories, n.Id) >= LeastShare).ToList();
        if (worked.Count == 0 || organisation.Location is not { } location)
            return null;
        var ids = worked.ConvertAll(n => n.Id);
        return new Asset(
            IdPrefix + organisation.Id, organisation.Name, string.Empty, AssetKinds.ResearchOrganisation, Description(awards, registers), [],
            [.. worked.SelectMany(n => n.FocusAreas).Distinct(StringComparer.Ordinal)], ids, Capabilities(awards), [],
            new AssetSite(organisation.Postcode ?? organisation.Name, location, "area"), AssetReach.Region, AssetStatuses.Open, awards.Max(a => a.Seen),
            [.. awards.GroupBy(a => a.Register, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Evidence(g.Key, $"research under way on {g.Max(a => a.Seen).InWords()}") { Supports = [.. ids.Where(n => Bearing(g, categories, n) > 0)] })]);
    }

    /// <summary>How many awards bear on a need, each by the share of its categories.</summary>
    private static double Bearing(IEnumerable<ResearchAward> awards, HealthCategories categories, string need) =>
        awards.SelectMany(a => a.Categories).Where(c => categories.Find(c.Category)?.Needs.Contains(need, StringComparer.Ordinal) == true).Sum(c => c.Share);

    private static List<string> Capabilities(IEnumerable<ResearchAward> awards) =>
        [.. awards.SelectMany(a => a.Categories).Select(c => $"research: {c.Category}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Awards and supported projects apart: "2 awards and one supported project".</summary>
    private static string Counted(IReadOnlyList<ResearchAward> awards)
    {
        var made = awards.Count(a => a.Kind == ResearchAward.Award);
        string?[] parts = [Number(made, "award"), Number(awards.Count - made, "supported project")];
        var text = string.Join(" and ", parts.OfType<string>());
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string? Number(int count, string thing) => count switch
    {
        0 => null,
        1 => $"one {thing}",
        _ => $"{count} {thing}s",
    };

    private static string Description(IReadOnlyList<ResearchAward> awards, IReadOnlyList<Source> registers)
    {
        var named = awards.OrderByDescending(a => a.End).ThenBy(a => a.Id, StringComparer.Ordinal).Take(NamedAwards).Select(a => $"“{a.Title}” ({a.Link})");
        var from = awards.Select(a => a.Register).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(r => registers.FirstOrDefault(s => s.Id == r)?.Publisher ?? r);
        return $"{Counted(awards)} under way in the registers of {string.Join(" and ", from)}, as of {awards.Max(a => a.Seen).InWords()}: {string.Join(", ", named)}{(awards.Count > NamedAwards ? " and others" : string.Empty)}.";
    }
}
