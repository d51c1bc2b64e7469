using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Free-text search of a catalogue. Build it once per catalogue: a search takes well under a millisecond.</summary>
public sealed class AssetSearch(AssetCatalogue catalogue)
{
    /// <summary>What a need counts that the words speak of and the asset works on: as much as a rare word in the catalogue's own.</summary>
    private const double NeedWeight = 5;

    /// <summary>What a thing's further needs count against its first.</summary>
    private const double LaterNeed = 0.7;

    /// <summary>What it counts, against a need, that the catalogue's own words for an asset speak of the thing.</summary>
    private const double SpokenOf = 0.3;

    /// <summary>What a word counts in the text that already counts as a thing.</summary>
    private const double CoveredWeight = 0.5;

    /// <summary>What a synonym counts against the word itself.</summary>
    private const double SynonymWeight = 0.3;

    /// <summary>What a name counts that holds every word.</summary>
    private const double NameWeight = 6;

    /// <summary>What is not open is found, after what is.</summary>
    private const double NotOpen = 0.6;

    /// <summary>Words with which people ask, whatever for.</summary>
    private static readonly HashSet<string> Asking =
    [
        "about", "after", "any", "are", "be", "before", "can", "cannot", "could", "do", "doe", "find", "get", "help", "how", "i", "if", "living", "me", "my",
        "near", "need", "not", "our", "people", "person", "service", "someone", "support", "take", "them", "us", "use", "want", "we", "what", "when", "where",
        "who", "whom", "would", "you", "your",
    ];

    private readonly TextIndex _index = AssetText.WithoutNeeds(catalogue);
    private readonly NeedTaxonomy _taxonomy = new(catalogue.Needs, MatchingOptions.Default);
    private readonly SynonymIndex _synonyms = SynonymIndex.For(catalogue);
    private readonly List<HashSet<string>> _names = catalogue.Assets.Select(a => TextWords.Of(a.Name).ToHashSet(StringComparer.Ordinal)).ToList();

    /// <summary>
    /// Assets that share a word with the query or work on a need its words speak of, best first. A word that neither the catalogue nor the
    /// synonyms know counts as the beginning of one. What no need stands for must be said in full: "food bank" does not find
    /// Western Bank.
    /// </summary>
    /// <param name="near">Only what reaches this area, nearer first; null for the whole catalogue.</param>
    /// <returns>Nothing for a query without words.</returns>
    public IReadOnlyList<AssetHit> Search(string query, int limit, Area? near = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var asked = new Asked(this, TextWords.Of(query));
        var place = near is null ? null : new MatchedPlace(near, MatchingOptions.Default);
        return Enumerable.Range(0, catalogue.Assets.Count)
            .Select(i => Hit(i, asked, place))
            .Where(h => h.Score > 0)
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.Asset.Id, StringComparer.Ordinal)
            .Take(limit)
            .ToList();
    }

    /// <summary>True where the asset's reach takes in the area.</summary>
    public static bool Reaches(Asset asset, Area area) => new MatchedPlace(area, MatchingOptions.Default).IsReachedBy(asset);

    private AssetHit Hit(int i, Asked asked, MatchedPlace? place)
    {
        var asset = catalogue.Assets[i];
        var fits = asked.Things.Select(t => Fit(i, t)).ToList();
        if (asked.IsOfNoNeed && !fits.Exists(f => f > 0))
            return new AssetHit(asset, 0, []);
        var named = !asked.IsNamed ? 0 : asked.Telling.Count(_names[i].Contains) / (double)asked.Telling.Count;
        var score = asked.Text[i] + (SynonymWeight * asked.Related[i]) + (NameWeight * named * named * named)
            + (NeedWeight * MatchDiscounts.Kind(asset.Kind) * fits.DefaultIfEmpty(0).Average());
        return new AssetHit(asset, score * Standing(asset, place), asked.Words.Where(w => _index.Contains(w, i)).ToList())
        {
            Needs = asked.Things.SelectMany(t => t.Needs).Distinct(StringComparer.Ordinal).Where(n => _taxonomy.Fit(asset, _taxonomy[n]) is not null).ToList(),
        };
    }

    /// <summary>How well an asset answers one thing the query speaks of: by its needs, the first of the thing's own most; or because it says so itself.</summary>
    private double Fit(int i, Thing thing)
    {
        var byNeed = thing.Needs.Select((n, k) => (_taxonomy.Fit(catalogue.Assets[i], _taxonomy[n])?.Similarity ?? 0) * (k == 0 ? 1 : LaterNeed)).DefaultIfEmpty(0).Max();
        var said = thing.Phrases.Any(p => p.All(w => _index.Contains(w, i)));
        return Math.Max(byNeed, !said ? 0 : thing.Needs.Count == 0 ? 1 : SpokenOf);
    }

    private static double Standing(Asset asset, MatchedPlace? place)
    {
        if (place?.IsReachedBy(asset) == false)
            return 0;
        var state = asset.Status == AssetStatuses.Open ? 1 : NotOpen;
        return place is null ? state : state * (0.5 + (0.5 * MatchDiscounts.Distance(asset.Reach, place.KilometresTo(asset)))) * Reach(asset, place);
    }

    private static double Reach(Asset asset, MatchedPlace place) =>
        place.IsLocal(asset) ? 1 : place.Holds(asset) ? MatchingOptions.Default.WithPartner : MatchingOptions.Default.FromElsewhere;

    /// <param name="Phrases">What stands for it, in words.</param>
    private sealed record Thing(IReadOnlyList<string> Needs, IReadOnlyList<IReadOnlyList<string>> Phrases);

    /// <summary>A query, taken apart.</summary>
    private sealed class Asked
    {
        public Asked(AssetSearch search, IReadOnlyList<string> words)
        {
            Things = search._synonyms.In(words).Select(g => new Thing(g.Needs, g.Words.Select(Matching.TextWords.Of).Where(p => p.Count > 0).ToList())).ToList();
            Telling = words.Any(w => !Asking.Contains(w)) ? words.Where(w => !Asking.Contains(w)).ToList() : words;
            var spoken = Things.SelectMany(t => t.Phrases).SelectMany(p => p).ToHashSet(StringComparer.Ordinal);
            Words = Telling.SelectMany(w => spoken.Contains(w) ? [w] : search._index.Complete(w)).Distinct(StringComparer.Ordinal).ToList();
            var covered = Words.Where(spoken.Contains);
            Free = Words.Where(w => !spoken.Contains(w)).ToList();
            Text = search._index.Score(Free).Zip(search._index.Score(covered), (f, c) => f + (CoveredWeight * c)).ToArray();
            IsNamed = Free.Count > 0;
            IsOfNoNeed = Things.Count > 0 && Things.TrueForAll(t => t.Needs.Count == 0);
            Related = search._index.Score(spoken.Except(Words));
        }

        public List<Thing> Things { get; }

        /// <summary>True where some of the words stand for no known thing, and may be a name.</summary>
        public bool IsNamed { get; }

        /// <summary>True where no need stands for any of the things it speaks of.</summary>
        public bool IsOfNoNeed { get; }

        /// <summary>Words that stand for no known thing.</summary>
        public List<string> Free { get; }

        public IReadOnlyList<string> Telling { get; }

        public IReadOnlyList<string> Words { get; }

        public double[] Text { get; }

        public double[] Related { get; }
    }
}

/// <param name="Score">Above 0; only its order within one search means anything.</param>
/// <param name="Words">The words found, as the index keeps them.</param>
public sealed record AssetHit(Asset Asset, double Score, IReadOnlyList<string> Words)
{
    /// <summary>Needs the query speaks of and the asset works on, or on a field of, by id.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
