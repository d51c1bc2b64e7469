using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>Everything a region's asset file holds.</summary>
public sealed record AssetCatalogue(IReadOnlyList<Asset> Assets, IReadOnlyList<AssetLink> Links, IReadOnlyList<Need> Needs)
{
    /// <summary>What the source says around the assets.</summary>
    public AssetContext Context { get; init; } = AssetContext.None;
}

/// <summary>A working relation the source states between two assets, or between an asset and a named partner.</summary>
/// <param name="To">An asset id, or the name of a partner that is no asset.</param>
public sealed record AssetLink(string From, string To, string Relation, Evidence Evidence);

/// <summary>What the source says around the assets: itself, the sector's parts, its chances and the region's deprivation.</summary>
/// <param name="FocusAreas">The ICS's focus areas in the source's own words, by focus id.</param>
public sealed record AssetContext(
    IReadOnlyList<SubSector> SubSectors,
    IReadOnlyList<AssetFact> FocusAreas,
    IReadOnlyList<AssetFact> Opportunities,
    IReadOnlyList<IncomeDeprivationRank> IncomeDeprivation)
{
    public static readonly AssetContext None = new([], [], [], []);

    /// <summary>What the evidence cites; in data/ they stand in the region's own file and in that of the needs.</summary>
    public IReadOnlyList<AssetSource> Sources { get; init; } = [];
}

/// <summary>A document that evidence cites.</summary>
/// <param name="Published">As printed on it: "May 2022"; "undated" where the page says nothing.</param>
/// <param name="Commissioner">Empty where nobody commissioned it.</param>
public sealed record AssetSource(string Id, string Title, string Author, string Commissioner, string Published)
{
    /// <summary>Where it can be read; null for a document without an address.</summary>
    public string? Address { get; init; }

    /// <summary>The licence it states; null where it states none.</summary>
    public string? Licence { get; init; }

    /// <summary>When it was read for the catalogue; a page may have changed since.</summary>
    public DateOnly? Read { get; init; }
}

/// <summary>A statement the source makes about the region as a whole.</summary>
public sealed record AssetFact(string Id, string Name, string Statement, Evidence Evidence);

/// <summary>One of the source's priority sub-sectors and what it is strong in.</summary>
public sealed record SubSector(string Id, string Name, IReadOnlyList<string> Strengths, Evidence Evidence);

/// <summary>A local authority's rank for income deprivation as the source gives it; 1 is the most deprived.</summary>
/// <param name="Of">How many authorities were ranked.</param>
/// <param name="Publisher">Whose ranking the source cites, with its year.</param>
public sealed record IncomeDeprivationRank(AreaCode Area, string Name, int Rank, int Of, string Publisher, Evidence Evidence);

/// <summary>Reads the assets of a region.</summary>
public static class AssetCatalogueReader
{
    /// <param name="sources">Documents of the region that evidence may cite, beside those of the needs.</param>
    /// <param name="focusAreas">The focus areas that assets may name.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule; names the file, the entry, the expected and the found.</exception>
    public static AssetCatalogue Read(Stream json, IReadOnlyList<AssetSource> sources, NeedCatalogue needs, IReadOnlyList<FocusArea> focusAreas, string file = "assets.json")
    {
        using var entries = new CatalogueEntries(json, file, "assets and links");
        var context = entries.Find<AssetContext>("context") ?? AssetContext.None;
        if (context.Sources.Count > 0)
            throw new CatalogueException(file, "context", "sources in the region's own file", $"{context.Sources.Count} here");
        var catalogue = new AssetCatalogue(entries.List<Asset>("assets", "id"), entries.List<AssetLink>("links", "from"), needs.Needs)
        {
            Context = context with { Sources = [.. sources, .. needs.Sources] },
        };
        new AssetRules(file, catalogue, focusAreas).Check();
        return catalogue;
    }
}
