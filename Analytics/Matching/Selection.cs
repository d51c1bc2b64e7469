namespace HealthNeeds.Analytics.Matching;

/// <summary>Which of the scored assets are given, and in what order.</summary>
internal static class Selection
{
    public static IOrderedEnumerable<Scored> InOrder(IEnumerable<Scored> scored) =>
        scored.OrderByDescending(s => s.Score).ThenBy(s => s.Candidate.Asset.Id, StringComparer.Ordinal);

    /// <summary>The best few, each asset once under its best need, with some preference for answering more than one topic.</summary>
    /// <param name="topic">What a further asset would repeat: the need, or the focus area.</param>
    public static List<Scored> Best(List<Scored> all, Func<Scored, string> topic, MatchingOptions options)
    {
        var left = InOrder(all).DistinctBy(s => s.Candidate.Index).ToList();
        var chosen = new List<Scored>();
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
}
