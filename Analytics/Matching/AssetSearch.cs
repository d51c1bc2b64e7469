using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Free-text search of a catalogue. Build it once per catalogue: a search takes well under a millisecond.</summary>
public sealed class AssetSearch(AssetCatalogue catalogue)
{
    /// <summary>What a need counts that the words speak of, and the asset works on: about as much as a rare word in its name.</summary>
    private const double NeedWeight = 4;

    /// <summary>What is not open is found, after what is.</summary>
    private const double NotOpen = 0.6;

    /// <summary>Words with which people ask, whatever for.</summary>
    private static readonly HashSet<string> Asking =
    [
        "about", "after", "any", "are", "be", "can", "could", "do", "doe", "find", "get", "help", "how", "i", "if", "living", "me", "my", "near", "need",
        "our", "people", "person", "service", "someone", "support", "us", "want", "we", "what", "where", "who", "whom", "would", "you", "your",
    ];

    private readonly TextIndex _index = AssetText.Index(catalogue);
    private readonly NeedTaxonomy _taxonomy = new(catalogue.Needs, MatchingOptions.Default);
    private readonly Dictionary<string, Need> _needs = catalogue.Needs.ToDictionary(n => n.Id, StringComparer.Ordinal);

    /// <summary>
    /// Assets that share a word with the query or work on a need its words speak of, best first. A word the catalogue does not know counts as
    /// the beginning of one.
    /// </summary>
    /// <param name="near">Only what reaches this area, nearer first; null for the whole catalogue.</param>
    /// <returns>Nothing for a query without words.</returns>
    public IReadOnlyList<AssetHit> Search(string query, int limit, Area? near = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var asked = Words.Of(query);
        var needs = Synonyms.Bundled.In(asked).SelectMany(g => g.Needs).Distinct(StringComparer.Ordinal).Where(_needs.ContainsKey).Select(n => _needs[n]).ToList();
        var telling = asked.Where(w => !Asking.Contains(w)).ToList();
        var words = (telling.Count > 0 ? telling : asked).SelectMany(w => needs.Count > 0 ? [w] : _index.Complete(w)).Distinct(StringComparer.Ordinal).ToList();
        var scores = _index.Score(words);
        var place = near is null ? null : new Place(near, MatchingOptions.Default);
        return catalogue.Assets
            .Select((asset, i) => new AssetHit(asset, Score(asset, scores[i], needs, place), words.Where(w => _index.Contains(w, i)).ToList()) { Needs = Addressed(asset, needs) })
            .Where(h => h.Score > 0)
            .OrderByDescending(h => h.Score)
            .ThenBy(h => h.Asset.Id, StringComparer.Ordinal)
            .Take(limit)
            .ToList();
    }

    private double Score(Asset asset, double text, List<Need> needs, Place? place)
    {
        if (place?.IsReachedBy(asset) == false)
            return 0;
        var fit = needs.Select((n, i) => (_taxonomy.Fit(asset, n)?.Similarity ?? 0) / (1 + (0.5 * i))).DefaultIfEmpty(0).Max();
        var state = asset.Status == AssetStatuses.Open ? 1 : NotOpen;
        return (text + (NeedWeight * fit * Discounts.Kind(asset.Kind))) * state * (place is null ? 1 : 0.5 + (0.5 * Discounts.Distance(asset.Reach, place.KilometresTo(asset))));
    }

    private List<string> Addressed(Asset asset, List<Need> needs) => needs.Where(n => _taxonomy.Fit(asset, n) is not null).Select(n => n.Id).ToList();
}
