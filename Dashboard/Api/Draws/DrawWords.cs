using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>What draws are and how they are used: the same on the page and in the API.</summary>
internal static class DrawWords
{
    /// <summary>The published first places whose joint chance is told.</summary>
    private const int First = 10;

    public static IReadOnlyList<string> Reading(DrawView view) =>
    [
        "A draw is one state of the world that the figures, their errors and the choice of weights allow. Each number is need per resident against England’s average, which is 1: 1.2 is a fifth more.",
        "Numbers of one draw belong together, across places, focus areas, kinds and sizes of place: errors that places share with their authority, or two focus areas share by a common figure, are the same in all of them. Compare places within a draw, never one place’s draw 3 with another’s draw 4.",
        "Rank within each draw, then count over the draws. The chance that two places are both in the worst tenth is the share of draws in which both are; their chances multiplied are something else.",
        $"With {view.Count} draws a chance is known to a standard error of {ErrorWords(view.Count)} at most. They are the first {view.Count} of the {Figures.Count(view.OfDraws)} that the published ranks are made of (seed {view.Seed}): more draws begin with these.",
    ];

    /// <summary>What the published first places are together, and what their chances would make of it; null where there are too few places.</summary>
    public static string? Together(DrawView view)
    {
        if (view.Ranks is not { } ranks || Math.Min(First, ranks.Tenth) is not (>= 2 and var most)) return null;
        var first = view.Places.Take(most).Select(p => p.Index).ToList();
        var (both, apart) = (ranks.TogetherInWorstTenth(first), first.Aggregate(1.0, (chance, i) => chance * ranks.WorstTenth(i)));
        return $"A joint statement, as an example: the {first.Count} places with the greatest {KindWords.Inside(view.Query.Kind)} are all in the worst tenth of {view.Extent} in {both} of {view.Count} draws. Their chances multiplied, as if places erred apart, would make it {Figures.Value(apart * view.Count, 1)}.";
    }

    /// <summary>What the published chance of the worst tenth is of, where it is of these places; null where none is.</summary>
    public static double? PublishedWorstTenth(DrawView view, DrawnPlace place) =>
        view.Within.Level == Core.Areas.AreaLevel.England ? place.Published.WorstTenth
        : view.Within.Level == Core.Areas.AreaLevel.Icb && view.Query.Kind == NeedKind.Unmet ? place.Published.Ranking.WorstTenthInIcb
        : null;

    /// <summary>The largest standard error of a share: that of a half.</summary>
    private static string ErrorWords(int draws) => $"{Math.Ceiling(100 * Math.Sqrt(0.25 / Math.Max(1, draws))):0} in 100";
}
