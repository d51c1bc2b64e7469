using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>What a list of places says, in words: of page and API alike.</summary>
internal static class PlaceListWords
{
    public const string Nothing = "None of what was given is a place of England in this release.";

    public const string Method = "Counts of the places are added up; a rate is reckoned from the sums, with Wilson’s limits for shares and Byar’s for rates, exact Poisson ones below 10 events (95%). Rates are never averaged: an indicator without counts is left out. A sum is called higher or lower than England’s where those limits leave out the rate of all England’s counts; a place’s own page holds published figures against the median of England’s places instead. A census asks everybody: its limits only say how far so few people would differ by chance. Need is per resident, so the list’s need is its residents’ mean.";

    public const string Hiding = "Where a place of the list has too few people to show, the sum is not shown; nor where the list leaves out only a few places of an MSOA or authority and what is hidden of these could be reckoned as the difference; nor a sum below 5.";

    public static readonly IReadOnlyList<string> Caveats =
    [
        "People of a condition are estimates. Their limits are the places’ own, added up: as wide as if all of them erred together, so the true ones are narrower.",
        Hiding,
        "Figures are about places, not people: not everyone in a place of high need has the need, and many who have it live elsewhere.",
    ];

    public static string Finding(PlaceListView view, IReadOnlyList<FocusArea> focusAreas)
    {
        if (view.Count == 0) return view.Query.IsEmpty ? "Places of your own" : "No place to show";
        var places = Of(view, view.Count);
        var subject = $"unmet need for {FocusWords.Of(view.Query.Focus, focusAreas)}";
        if (view.Draws is { } draws)
        {
            var (lower, _, upper) = draws.InTenth;
            return view.Count == 1
                ? $"{view.List.Areas[0].DisplayName} is in England’s worst tenth for {subject} in {Figures.Chance(draws.AtLeast(1))} of draws"
                : $"Of {places}, {Between(lower, upper)} {(lower == upper && upper == 1 ? "is" : "are")} in England’s worst tenth for {subject}";
        }

        var likely = view.Ranked.Count(r => r.WorstTenth >= 0.5);
        return $"Of {places}, {Numbers(likely)} {Verb.Is(likely)} likely in England’s worst tenth for {subject}";
    }

    public static string Lead(PlaceListView view)
    {
        if (view.Count == 0) return view.Query.IsEmpty
            ? $"Up to {PlaceListQuery.Most} LSOAs, MSOAs or local authorities of England, a ward, or the catchment of a GP practice or primary care network, as one list: its people, how many of its places are in the worst tenth, its counts added up."
            : view.Named?.Reason ?? Nothing;
        var people = view.Population > 0 ? $"{Figures.Count(view.Population)} people live there (Census 2021)." : "How many people live there is not held.";
        return $"{people} {Need(view)}{Deprived(view)}".Trim();
    }

    /// <summary>The need of the list's residents, in a sentence.</summary>
    public static string Need(PlaceListView view) => view switch
    {
        { Draws.AboveMean: var (lower, median, upper) } => $"Unmet need per resident is {Figures.AboveEngland(median)} (90% of draws: {Signed(lower)} to {Signed(upper)}).",
        { Need: { } need } => $"Unmet need per resident is {Figures.AboveEngland(need)}.",
        _ => string.Empty,
    };

    public static string Signed(double share) => $"{Figures.WithSign(Math.Round(share * 100), 0)}%";

    /// <summary>"12 neighbourhoods".</summary>
    public static string Of(PlaceListView view, int count) => $"{Figures.Count(count)} {LevelWords.Some(view.Level, count)}";

    public static string Between(int lower, int upper) => lower == upper ? Numbers(lower) : $"{Figures.Count(lower)} to {Figures.Count(upper)}";

    /// <summary>"none", else the number.</summary>
    public static string Numbers(int count) => count == 0 ? "none" : Figures.Count(count);

    /// <summary>Of how many draws, or why there are none.</summary>
    public static string Draws(PlaceListView view) => view.Draws is { } draws
        ? $"In each of {draws.Draws} of the release’s draws the places are counted that are in England’s worst tenth in that draw, and the need of all residents of the list is held against that of England’s. Errors that neighbours share are in it. A share of {draws.Draws} draws is known to {50 / Math.Sqrt(draws.Draws):0} in 100 at worst (one standard error)."
        : $"How many are in the worst tenth over draws is not available: {view.NoDraws}";

    /// <summary>Numbers of places that tell how sure a count is: the chance that so many or more are in the worst tenth.</summary>
    public static IReadOnlyList<(int Places, double Chance)> Chances(PlaceListView view)
    {
        if (view.Draws is not { } draws) return [];
        var (lower, median, upper) = draws.InTenth;
        int[] told = [1, lower, (lower + median) / 2, median, (median + upper + 1) / 2, upper, Math.Min(view.Count, upper + 1)];
        return [.. told.Where(k => k >= 1 && k <= view.Count).Distinct().Order().Select(k => (k, draws.AtLeast(k)))];
    }

    /// <summary>What became of a code that is no longer in use.</summary>
    /// <param name="now">At least one area.</param>
    public static string Became(string older, IReadOnlyList<Area> now) => now.Count == 1
        ? $"{older} is an older code: its area is now {Named(now)}, or a part of it."
        : $"{older} is an older code: its area was divided into {Named(now)}.";

    /// <summary>"Barnsley 010I (E01034258), Barnsley 010J (E01034259)".</summary>
    public static string Named(IEnumerable<Area> areas) => string.Join(", ", areas.Select(a => $"{a.Name} ({a.Code})"));

    /// <summary>"All 12", "3 or more": of the places of a list.</summary>
    public static string AtLeast(PlaceListView view, int places) => places < view.Count ? $"{Figures.Count(places)} or more" : places == 1 ? "It" : $"All {Figures.Count(places)}";

    private static string Deprived(PlaceListView view) => view.MostDeprived is { } share ? $" {SentenceCase.Start(Figures.Percent(share))} of these people live in England’s most deprived fifth of neighbourhoods." : string.Empty;
}
