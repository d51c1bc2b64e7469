using HealthNeeds.Analytics.HotSpots;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <summary>Hot spots in words: the same on the page and in the API.</summary>
internal static class HotSpotWords
{
    /// <summary>All kinds, the worse first.</summary>
    public static IReadOnlyList<ClusterKind> Kinds(ClusterKind worse) => worse == ClusterKind.LowLow
        ? [ClusterKind.LowLow, ClusterKind.LowHigh, ClusterKind.HighHigh, ClusterKind.HighLow, ClusterKind.None]
        : [ClusterKind.HighHigh, ClusterKind.HighLow, ClusterKind.LowLow, ClusterKind.LowHigh, ClusterKind.None];

    public static int Order(ClusterKind kind, ClusterKind worse) => Kinds(worse).ToList().IndexOf(kind);

    /// <summary>What a place of the worse kind is called.</summary>
    public static string Spot(HotSpotView view) => view.Worse == ClusterKind.LowLow ? "cold spot" : "hot spot";

    /// <summary>Those places at the head of a list.</summary>
    public static string Spots(HotSpotView view) => view.Worse == ClusterKind.LowLow ? "Cold spots" : "Hot spots";

    public static string Of(ClusterKind kind) => kind switch
    {
        ClusterKind.HighHigh => "Hot spot: high among high",
        ClusterKind.LowLow => "Cold spot: low among low",
        ClusterKind.HighLow => "High among low",
        ClusterKind.LowHigh => "Low among high",
        _ => "In no cluster",
    };

    /// <summary>In a table: "High among high".</summary>
    public static string Short(ClusterKind kind) => Of(kind) is var words && words.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? $"{char.ToUpperInvariant(words[at + 2])}{words[(at + 3)..]}" : words;

    public static string Finding(HotSpotView view)
    {
        if (view.Result is null) return $"No {Spot(view)}s can be told of {view.Measure.Title}";
        var (worse, end) = (view.Count(view.Worse), view.Measure.LowIsWorse ? " (low among low, the worse end)" : null);
        return worse == 0
            ? $"No {LevelWords.One(view.Query.Level)} of {view.Region} is a {Spot(view)}{end} of {view.Measure.Title}"
            : $"{Figures.Count(worse)} of {Figures.Count(view.Looked)} {LevelWords.Many(view.Query.Level)} {(worse == 1 ? "is a" : "are")} {Spot(view)}{(worse == 1 ? null : "s")}{end} of {view.Measure.Title}{Where(view)}";
    }

    public static string Lead(HotSpotView view)
    {
        if (view.Result is not { } result) return view.Reason!;
        var groups = result.HotGroups.Count;
        var hang = groups == 0 ? $"No place could be told from chance as {(view.Measure.LowIsWorse ? "low among low" : "high among high")}; that is no proof that there is none."
            : groups == 1 ? "They hang together in one group."
            : $"They lie in {groups} groups that do not touch; the largest has {Figures.Count(result.HotGroups[0].Count)}{Named(view)}.";
        return $"{hang} {Counts(view)}{(view.Measure.LowIsWorse ? " Of this figure low values are the worse ones." : null)}{(view.NoDraws is null && groups > 0 ? $" {Places(result, 0.5)} in half or more of the draws of need." : null)}";
    }

    public static string Method(HotSpotView view) =>
        $"Local Moran’s I (Anselin 1995) over {Figures.Count(view.Looked)} {LevelWords.Many(view.Query.Level)}: neighbours are places whose outlines have a point in common (queen contiguity), each of a place’s neighbours weighs alike. "
        + $"Pseudo p-values are two-sided, of {Figures.Count(NeighbourTests.Permutations)} conditional permutations each (seed {HotSpotFigures.Seed}): they are twice those of programs that count one side. Of the clusters at most {HotSpotStudy.Rate:0%} are expected to be chance (Benjamini and Hochberg 1995)."
        + (view.Result is { } result ? $" Moran’s I of all is {Figures.Value(result.Moran, 2)}: about 0 is no pattern, 1 is neighbours alike." : null);

    /// <summary>How sure hot spots are, or why that cannot be said.</summary>
    public static string Draws(HotSpotView view) => view switch
    {
        { NoDraws: { } reason } => $"In what share of draws a place is a hot spot is not available: {char.ToLowerInvariant(reason[0])}{reason[1..]}",
        { Result: { } result } => $"Need is uncertain: the whole is done again in each of {Figures.Count(result.Draws)} of the release’s draws of the ranking. {Places(result, 0.9)} in nine of ten or more, {Places(result, 0.5).ToLowerInvariant()} in half of them or more. Draws add each place’s own error, so a share is low where need is little known.",
        _ => string.Empty,
    };

    public static IReadOnlyList<string> Caveats(HotSpotView view) =>
    [
        $"High and low are against the mean of {view.Region}, not of England.",
        $"Neighbours beyond the border of {view.Region} are not seen: a cluster there may go on, or be none.",
        .. view.Measure.Shared is { } shared ? new[] { shared } : [],
        .. Fewest(view) is { } fewest ? new[] { fewest } : [],
        .. view.Query.IsRanking ? [] : new[] { "Each place’s figure is taken as exact: those of few people vary most by chance, and nothing here allows for it." },
        "A cluster says that like places lie together. It does not say why, and the limits of places are lines on a map.",
        $"Figures are about places, not people: not everyone in a {Spot(view)} has the need, and many who have it live elsewhere.",
    ];

    /// <summary>Islands and the like, named; null where there are none.</summary>
    public static string? LeftOut(string words, IReadOnlyList<AreaCode> codes, HotSpotView view, int most = 12) => codes.Count == 0 ? null
        : $"{words} ({Figures.Count(codes.Count)}): {string.Join("; ", codes.Take(most).Select(c => Name(view, c)))}{(codes.Count > most ? "; and others" : null)}.";

    public static string Name(HotSpotView view, AreaCode code) => !view.Areas.TryGetValue(code, out var area) ? code.Value
        : area.PlaceName is null ? $"{area.Name} ({code})" : $"{area.PlaceName}, {area.Name} ({code})";

    /// <summary>How many clusters there must be for any to be told from chance; null where one alone can be.</summary>
    private static string? Fewest(HotSpotView view)
    {
        var least = 2.0 / (NeighbourTests.Permutations + 1);
        var fewest = (int)Math.Ceiling((least * view.Looked / HotSpotStudy.Rate) - 1e-9);
        return fewest > 1 ? $"So many places are tested at once that fewer than {fewest} clusters alone cannot be told from chance: the lowest p-value is {least:0.0000}." : null;
    }

    private static string Places(HotSpotResult result, double share) => result.Places.Count(p => p.HotInDraws >= share) switch
    {
        0 => "No place is a hot spot",
        1 => "One place is a hot spot",
        var some => $"{Figures.Count(some)} places are a hot spot",
    };

    private static string Where(HotSpotView view)
    {
        var by = view.Result!.Places.Where(p => p.Kind == view.Worse).GroupBy(p => view.Areas.GetValueOrDefault(p.Code)?.LocalAuthorityName ?? "?", StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        return by.Count == 1 ? $", all in {by[0].Key}" : $", {(by.Count == 2 ? null : "most ")}in {by[0].Key} ({Figures.Count(by[0].Count())}) and {by[1].Key} ({Figures.Count(by[1].Count())})";
    }

    private static string? Named(HotSpotView view)
    {
        var names = view.Result!.HotGroups[0].Select(i => view.Areas.GetValueOrDefault(view.Result.Places[i].Code)?.PlaceName).OfType<string>()
            .GroupBy(n => n, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(3).Select(g => g.Key).ToList();
        return names.Count == 0 ? null : $", about {string.Join(", ", names)}";
    }

    private static string Counts(HotSpotView view)
    {
        var (high, low) = (view.Count(ClusterKind.HighHigh), view.Count(ClusterKind.LowLow));
        var (highLow, lowHigh) = (view.Count(ClusterKind.HighLow), view.Count(ClusterKind.LowHigh));
        var clusters = view.Measure.LowIsWorse
            ? $"{Are(high)} {(high == 1 ? "a hot spot" : "hot spots")}, high among high; {Are(lowHigh)} low among high, {Figures.Count(highLow)} high among low"
            : $"{Are(low)} {(low == 1 ? "a cold spot" : "cold spots")}, low among low; {Are(highLow)} high among low, {Figures.Count(lowHigh)} low among high";
        return $"{clusters}; the other {Are(view.Count(ClusterKind.None))} in no cluster.";
    }

    private static string Are(int count) => $"{Figures.Count(count)} {Verb.Is(count)}";
}
