using HealthNeeds.Analytics.Siting;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Siting;

/// <summary>A plan in words: the same on the page and in the API.</summary>
internal static class PlanWords
{
    private static readonly string[] Numbers = ["No", "One", "Two", "Three", "Four", "Five"];

    public static readonly IReadOnlyList<string> Caveats =
    [
        "Distances are straight lines times a detour factor, not travel times: rivers, motorways, hills and bus routes are not seen.",
        "Figures are about places, not people: who lives within reach may not come, and who lives beyond it may.",
        "People are placed at the population-weighted centre of their neighbourhood, so a site counts as within reach of all of it or of none.",
        "Candidates that are centres of MSOAs are points on a map, not buildings: look for a building near them.",
        "Unmet need is modelled and says how places compare. It is no count of patients.",
    ];

    public static string Method(PlanView view) =>
        $"Maximal covering location problem (Church and ReVelle 1974): of {Figures.Some(view.Problem!.Candidates.Count, "candidate")} those are chosen that together with existing sites have most unmet need within {Kilometres(view.Query)}. "
        + Kept(view)
        + $"Need of a neighbourhood is its residents (Census 2021) times its unmet need for {Focus(view)} per resident, where 1 is England’s average and 0 would be none at all. "
        + $"Travel is the straight line times {view.Query.Detour:0.##} ({(view.Query.Detour == TravelLimit.UsualDetour ? "the default, near that of a right-angled grid of streets, 4/π = 1.27" : "as asked")}). "
        + "The best plan is found by branch and bound with a Lagrangian bound (Galvão and ReVelle 1996); of plans that reach as much one is given, always the same.";

    public static string Finding(PlanView view)
    {
        if (view.Result is not { } result) return "Nothing could be planned";
        if (view.Plan is not { Covered: { } covered } plan)
            return $"{(view.Plan!.Proven ? "No plan of" : "No plan was found of")} {Number(view.Query.Sites).ToLowerInvariant()} {Sites(view.Query.Sites)} {(view.Plan.Proven ? "keeps" : "that keeps")} the floors within {Kilometres(view.Query)}";
        var (chosen, share) = (result.Chosen.Count, Figures.Percent(view.NeedShare(covered)));
        return (chosen, view.Existing.Count) switch
        {
            (0, _) when IsTooDear(view) => $"No candidate costs {TrialWords.Number(view.Query.Budget!.Value)} or less, so the budget allows no site",
            (0, _) => $"No further site would reach more unmet need{Of(view)} within {Kilometres(view.Query)}",
            (_, 0) => $"{Number(chosen)} {Sites(chosen)} would reach {share} of unmet need{Of(view)} within {Kilometres(view.Query)}",
            _ => $"{Number(chosen)} more {Sites(chosen)} would raise the reach from {Figures.Percent(view.NeedShare(result.Existing))} to {share} of unmet need{Of(view)} within {Kilometres(view.Query)}",
        };
    }

    /// <summary>What a list of places does to the plan; empty without one.</summary>
    public static string Kept(PlanView view) => view.Query.Limit is not { } limit ? string.Empty
        : $"Only the {Figures.Some(view.Places.Count, "neighbourhood")} of {limit.Title}{(view.Outside > 0 ? $" that lie in {view.Region} ({Figures.Count(view.Outside)} do not)" : null)} {Verb.Is(view.Places.Count)} looked at. Candidates that are centres of MSOAs are those of the MSOAs these lie in; assets and points of one’s own may lie outside. "
            + (limit.LeftOut > 0 ? $"{Figures.Some(limit.LeftOut, "code")} of the list {(limit.LeftOut == 1 ? "stands" : "stand")} for no place here. " : string.Empty)
            + (limit.Words is { } words ? $"{words} " : string.Empty);

    /// <summary>How good the plan is among all plans.</summary>
    public static string Certainty(PlanView view) => view.Plan switch
    {
        { Covered: null, Proven: true } => "Every combination was looked into or ruled out: there is none that keeps all floors.",
        { Covered: null } => "The search ended at its limit before it found one; there may still be one.",
        { Proven: true } when IsTooDear(view) => "A candidate costs 1 unless a cost is given.",
        { Proven: true } => "No other choice of as many candidates reaches more: every combination was looked into or ruled out.",
        { Gap: { } gap } => $"The search ended at its limit: this plan is within {100 * gap:0.0}% of the best possible.",
        _ => string.Empty,
    };

    public static string Lead(PlanView view) => view.Plan?.Covered is { } covered
        ? $"{Figures.Count(covered.Residents)} of {Figures.Count(view.Result!.Total.Residents)} residents of {view.Extent} ({Figures.Percent(view.ResidentShare(covered))}) would live within {Kilometres(view.Query)} of a site, by unmet need for {Focus(view)}. {Certainty(view)}"
        : view.Reason ?? Certainty(view);

    public static string Draws(DrawnChoices draws) =>
        $"Need is uncertain: of {draws.Count} draws of it, {Figures.Percent(draws.Same)} give this very plan, and in nine draws of ten it reaches {Figures.Percent(draws.Lower)} to {Figures.Percent(draws.Upper)} of unmet need."
        + (draws.Proven < draws.Count ? $" {draws.Count - draws.Proven} of the draws were solved near the best, not to it." : string.Empty);

    /// <summary>Whether the budget is below the cost of every candidate.</summary>
    private static bool IsTooDear(PlanView view) => view.Problem is { Budget: { } budget } problem && problem.Candidates.All(c => c.Cost > budget);

    private static string Of(PlanView view) => view.Query.Limit is { } limit ? $" of {limit.Title}" : string.Empty;

    public static string Kilometres(PlanQuery query) => $"{query.Kilometres:0.##} km";

    public static string Focus(PlanView view) => FocusWords.Of(view.Query.Focus, view.FocusAreas);

    public static string Number(int count) => count < Numbers.Length ? Numbers[count] : $"{count}";

    public static string Sites(int count) => count == 1 ? "site" : "sites";
}
