using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Assets;

/// <summary>The words people use for conditions, ages, treatments and activities, and the needs they speak of: data/asset-synonyms.json.</summary>
public sealed record AssetSynonyms(IReadOnlyList<SynonymSource> Sources, IReadOnlyList<SynonymGroup> Groups)
{
    /// <exception cref="CatalogueException">The file is malformed, or a group without synonyms or a known source stands in it.</exception>
    public static AssetSynonyms Read(Stream json, string file = "asset-synonyms.json")
    {
        var read = CatalogueJson.Read<AssetSynonyms>(json, file);
        CatalogueRules.Unique(file, "group", read.Groups.Select(g => g.Id));
        var sources = read.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var group in read.Groups)
        {
            CatalogueRules.Known(file, group.Id, "a source id in source", group.Source, sources);
            if (group.Words.Count < 2)
                throw new CatalogueException(file, group.Id, "at least two words that stand for each other", $"{group.Words.Count}");
        }

        return read;
    }
}

/// <param name="Words">Words and phrases for one thing; everyday ones stand beside those of the source.</param>
/// <param name="Needs">Needs they speak of, by id; empty where the taxonomy has none for it.</param>
/// <param name="Source">Id of the page the group was taken from.</param>
public sealed record SynonymGroup(string Id, IReadOnlyList<string> Words, IReadOnlyList<string> Needs, string Source);

/// <param name="Read">When it was read.</param>
public sealed record SynonymSource(string Id, string Title, string Publisher, string Address, DateOnly Read);
