using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Finds in a reader's words what they stand for: groups of synonyms, and needs by their own terms.</summary>
internal sealed class SynonymIndex
{
    private static readonly Lazy<AssetSynonyms> LazyBundled = new(() =>
    {
        using var json = typeof(SynonymIndex).Assembly.GetManifestResourceStream("asset-synonyms.json")!;
        return AssetSynonyms.Read(json);
    });

    private readonly List<(SynonymGroup Group, IReadOnlyList<IReadOnlyList<string>> Phrases)> _groups;

    /// <param name="needs">Their names and terms stand for them too.</param>
    public SynonymIndex(AssetSynonyms synonyms, IReadOnlyList<Need> needs)
    {
        var known = needs.Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
        _groups = synonyms.Groups.Select(g => g with { Needs = g.Needs.Where(known.Contains).ToList() })
            .Concat(needs.Select(n => new SynonymGroup(n.Id, [n.Name, .. n.Terms], [n.Id], string.Empty)))
            .Select(g => (g, (IReadOnlyList<IReadOnlyList<string>>)g.Words.Select(TextWords.Of).Where(p => p.Count > 0).ToList()))
            .ToList();
    }

    /// <summary>The table of data/asset-synonyms.json with the catalogue's needs.</summary>
    public static SynonymIndex For(AssetCatalogue catalogue) => new(LazyBundled.Value, catalogue.Needs);

    /// <summary>
    /// The things the words speak of, in the order they are spoken of; groups that the same words stand for are one thing. A longer phrase
    /// hides the shorter ones inside it: "lung cancer" is not about lungs.
    /// </summary>
    public IReadOnlyList<SynonymGroup> In(IReadOnlyList<string> words)
    {
        var found = _groups.SelectMany(g => g.Phrases.SelectMany(p => Starts(words, p).Select(start => (g.Group, Start: start, p.Count)))).ToList();
        return found.Where(f => !found.Exists(o => o.Count > f.Count && o.Start <= f.Start && f.Start + f.Count <= o.Start + o.Count))
            .GroupBy(f => f.Start)
            .OrderBy(g => g.Key)
            .Select(g => Together(g.Select(f => f.Group).ToList()))
            .DistinctBy(g => g.Id)
            .ToList();
    }

    private static SynonymGroup Together(List<SynonymGroup> groups) => groups[0] with
    {
        Words = groups.SelectMany(g => g.Words).Distinct(StringComparer.Ordinal).ToList(),
        Needs = groups.SelectMany(g => g.Needs).Distinct(StringComparer.Ordinal).ToList(),
    };

    private static IEnumerable<int> Starts(IReadOnlyList<string> words, IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Where(start => phrase.Select((w, i) => words[start + i] == w).All(same => same));
}
