using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Finds in a reader's words the groups of synonyms they belong to.</summary>
internal sealed class Synonyms
{
    private static readonly Lazy<Synonyms> LazyBundled = new(() =>
    {
        using var json = typeof(Synonyms).Assembly.GetManifestResourceStream("asset-synonyms.json")!;
        return new Synonyms(AssetSynonyms.Read(json));
    });

    private readonly IReadOnlyList<(SynonymGroup Group, IReadOnlyList<IReadOnlyList<string>> Phrases)> _groups;

    public Synonyms(AssetSynonyms synonyms) =>
        _groups = synonyms.Groups.Select(g => (g, (IReadOnlyList<IReadOnlyList<string>>)g.Words.Select(Words.Of).Where(p => p.Count > 0).ToList())).ToList();

    /// <summary>Those of data/asset-synonyms.json.</summary>
    public static Synonyms Bundled => LazyBundled.Value;

    /// <summary>The groups of which a phrase stands in the words. A longer phrase hides the shorter ones inside it: "lung cancer" is not about lungs.</summary>
    public IReadOnlyList<SynonymGroup> In(IReadOnlyList<string> words)
    {
        var found = _groups.SelectMany(g => g.Phrases.SelectMany(p => Starts(words, p).Select(start => (g.Group, Start: start, p.Count)))).ToList();
        return found.Where(f => !found.Exists(o => o.Count > f.Count && o.Start <= f.Start && f.Start + f.Count <= o.Start + o.Count))
            .Select(f => f.Group)
            .Distinct()
            .ToList();
    }

    private static IEnumerable<int> Starts(IReadOnlyList<string> words, IReadOnlyList<string> phrase) =>
        Enumerable.Range(0, Math.Max(0, words.Count - phrase.Count + 1)).Where(start => phrase.Select((w, i) => words[start + i] == w).All(same => same));
}
