namespace HealthNeeds.Dashboard.Wording;

/// <summary>Plain words for the ids that an evaluation is written in; an id without words is shown as it is.</summary>
internal static class ModelWords
{
    private static readonly Dictionary<string, string> Candidates = new(StringComparer.Ordinal)
    {
        ["trees"] = "Gradient-boosted trees",
        ["imd-2019"] = "IMD 2019 alone",
        ["previous-value"] = "The same figure, one period earlier",
        ["mean-z"] = "Plain average of the determinants",
        ["best-single"] = "Best single indicator",
        ["eb-authority"] = "Own record, shrunk to its authority",
        ["expected-register"] = "Expected register",
        ["synthetic"] = "Modelled from authorities",
        ["authority-figure"] = "The authority’s own figure",
        ["burden-and-gap"] = "Burden and gap together",
        ["none"] = "Nothing: not good enough",
    };

    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["leave-la-out"] = "Whole authorities held out",
        ["leave-icb-out"] = "The whole ICS held out",
        ["random-fold"] = "Random areas held out (too easy; shows the optimism)",
        ["leave-region-out"] = "Whole regions held out",
        ["aligned-authorities-held-out"] = "Well-served authorities held out",
    };

    private static readonly Dictionary<string, (string Name, string Meaning)> Metrics = new(StringComparer.Ordinal)
    {
        ["spearman"] = ("Rank agreement", "Spearman’s ρ: 1 is the same order, 0 is none"),
        ["worst-tenth-overlap"] = ("Worst tenth found", "Share of the truly worst tenth that is also ranked in the worst tenth"),
        ["ndcg"] = ("Top of the list right", "NDCG: 1 is a perfect top of the list"),
        ["captured-share"] = ("Ill health captured", "Share of all ill health above average that lies in the places ranked worst"),
        ["spearman-difference"] = ("Gain over the best baseline", "Difference in rank agreement"),
        ["skill"] = ("Differences explained", "Share of the differences between places that is explained"),
    };

    public static string Candidate(string id)
    {
        if (Candidates.TryGetValue(id, out var words))
            return words;
        return id.StartsWith("trees", StringComparison.Ordinal) ? $"Gradient-boosted trees ({id["trees".Length..].Trim('-', '+').Replace('-', ' ')})" : id.Replace('-', ' ');
    }

    public static string Scheme(string id) => Schemes.GetValueOrDefault(id, id.Replace('-', ' '));

    public static string Metric(string id) => Metrics.TryGetValue(id, out var words) ? words.Name : id.Replace('-', ' ');

    public static string? Meaning(string id) => Metrics.TryGetValue(id, out var words) ? words.Meaning : null;

    public static string Gate(string id)
    {
        var words = id.Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}
