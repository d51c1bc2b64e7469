namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Which of the new columns a lost one most likely became.</summary>
internal static class RenameGuess
{
    /// <summary>Below this likeness nothing is said.</summary>
    private const double Likely = 0.5;

    public static string? Of(string lost, IEnumerable<string> added)
    {
        var best = added.Select(a => (Name: a, Likeness: Likeness(Plain(lost), Plain(a)))).OrderByDescending(a => a.Likeness).ThenBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Likeness >= Likely ? best.Name : null;
    }

    /// <summary>Share of letter pairs in common (Dice), 0–1: insensitive to order of words, to case and to punctuation.</summary>
    private static double Likeness(string one, string other)
    {
        if (one == other)
            return 1;
        var (pairs, others) = (Pairs(one), Pairs(other));
        var common = pairs.Sum(p => Math.Min(p.Value, others.GetValueOrDefault(p.Key)));
        var all = pairs.Values.Sum() + others.Values.Sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Dictionary<string, int> Pairs(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - 1)).GroupBy(i => text.Substring(i, 2), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
