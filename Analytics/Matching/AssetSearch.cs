using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>Free-text search of a catalogue. Build it once per catalogue: a search takes well under a millisecond.</summary>
public sealed class AssetSearch(AssetCatalogue catalogue)
{
    private readonly TextIndex _index = AssetText.Index(catalogue);

    /// <summary>Assets that share a word with the query, best first. A word the catalogue does not know counts as the beginning of one.</summary>
    /// <returns>Nothing for a query without words.</returns>
    public IReadOnlyList<AssetHit> Search(string query, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var words = Words.Of(query).SelectMany(_index.Complete).Distinct(StringComparer.Ordinal).ToList();
        var scores = _index.Score(words);
        return Enumerable.Range(0, scores.Length)
            .Where(i => scores[i] > 0)
            .OrderByDescending(i => scores[i])
            .ThenBy(i => catalogue.Assets[i].Id, StringComparer.Ordinal)
            .Take(limit)
            .Select(i => new AssetHit(catalogue.Assets[i], scores[i], words.Where(w => _index.Contains(w, i)).ToList()))
            .ToList();
    }
}
