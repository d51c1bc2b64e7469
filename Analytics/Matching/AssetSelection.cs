namespace HealthNeeds.Analytics.Matching;

/// <summary>Which of the scored assets are given, and in what order.</summary>
internal static class AssetSelection
{
    /// <summary>Scores closer than this do not tell which of its needs an asset should stand under.</summary>
    private const double Near = 0.02;

    public static IOrderedEnumerable<ScoredAsset> InOrder(IEnumerable<ScoredAsset> scored) =>
        scored.OrderByDescending(s => s.Score).ThenBy(s => s.Candidate.Asset.Id, StringComparer.Ordinal);

    /// <summary>The best few, each asset once, with some preference for answering more than one topic.</summary>
    /// <param name="topic">What a further asset would repeat: the need, or the focus area.</param>
    public static List<ScoredAsset> Best(List<ScoredAsset> all, Func<ScoredAsset, string> topic, MatchingOptions options)
    {
        var left = InOrder(all.GroupBy(s => s.Candidate.Index).Select(UnderOneNeed)).ToList();
        var least = left.Count == 0 ? 0 : left[0].Score * options.Least;
        left.RemoveAll(s => s.Score < least);
        var chosen = new List<ScoredAsset>();
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        while (chosen.Count < options.Limit && left.Count > 0)
        {
            var next = left.MaxBy(s => s.Score * Math.Pow(options.Repeat, taken.GetValueOrDefault(topic(s))))!;
            left.Remove(next);
            chosen.Add(next);
            taken[topic(next)] = taken.GetValueOrDefault(topic(next)) + 1;
        }

        return InOrder(chosen).ToList();
    }

    private static ScoredAsset UnderOneNeed(IEnumerable<ScoredAsset> needsOfAnAsset)
    {
        var scored = needsOfAnAsset.ToList();
        var nearBest = scored.Max(s => s.Score) - Near;
        return scored.Where(s => s.Score >= nearBest).MinBy(s => s.Candidate.NeedOrder)!;
    }
}
