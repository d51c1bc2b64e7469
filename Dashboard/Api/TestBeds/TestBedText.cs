using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>A test-bed in words.</summary>
/// <param name="Sentence">The finding.</param>
/// <param name="Methods">How it was chosen, as a paper's methods would say it.</param>
/// <param name="Citation">How to cite it, with its address fixed to the release.</param>
internal sealed record TestBedText(string Sentence, string Methods, string Citation)
{
    public const string Path = "/test-beds";

    /// <summary>The page's address, fixed to the release.</summary>
    public static string Address(TestBedSettings settings, ReleaseInfo release)
    {
        var pinned = ReleasePin.Address(settings.Query.Length == 0 ? Path : $"{Path}?{settings.Query}", release.Id);
        return settings.Region is { } region ? KeptParameter.Address(pinned, RegionChoice.Parameter, region) : pinned;
    }

    /// <summary>Why controls that were found are not adequate, or cannot be judged: what they were matched on and differ in all the same, and what has no spread to measure a difference by; null where everything keeps the aim.</summary>
    public static string? WhyNotBalanced(TestBed bed)
    {
        string?[] reasons =
        [
            Features(bed, isMet: false, (share, titles) => $"No adequate controls: {share} features differ by {TrialWords.Number(Analytics.Trials.Balance.Aim)} or more ({titles})."),
            Features(bed, isMet: null, (share, titles) => $"No standardised difference in {share} features: there is no spread among sites or controls to measure it by ({titles})."),
        ];
        return bed.Balance.Count == 0 || bed.IsBalanced ? null : string.Join(' ', reasons.OfType<string>());
    }

    /// <summary>As in "4 have no spread to tell by"; null where all can be told.</summary>
    public static string? WithoutSpread(TestBed bed) =>
        bed.Balance.Count(b => b.Balance.IsMet is null) is > 0 and var count ? $"{Figures.Count(count)} {Verb.Has(count)} no spread to tell by" : null;

    public static TestBedText Of(TestBed bed, ReleaseInfo release) => new(SentenceOf(bed), MethodsOf(bed, release), CitationOf(bed, release));

    /// <param name="words">Of "2 of 6" and the titles.</param>
    private static string? Features(TestBed bed, bool? isMet, Func<string, string, string> words) => bed.Balance.Where(b => b.Balance.IsMet == isMet).Select(b => b.Title).ToList() is { Count: > 0 } titles
        ? words($"{Figures.Count(titles.Count)} of {Figures.Count(bed.Balance.Count)}", string.Join("; ", titles))
        : null;

    private static string MethodsOf(TestBed bed, ReleaseInfo release)
    {
        var settings = bed.Settings;
        var steps = string.Join("; ", bed.Steps.Select(s => $"{s.Words} ({Figures.Count(s.Left)})"));
        var chosen = $"{Figures.Count(bed.Sites.Count)} {LevelWords.Some(settings.Level, bed.Sites.Count)} ({settings.Level.Noun()}{(bed.Sites.Count == 1 ? null : "s")}) of {settings.Within.Name} {Verb.Was(bed.Sites.Count)} chosen for “{bed.Need.Title}” ({bed.Need.Unit}). Criteria, with the areas each left: {steps}. ";
        var limit = settings.Limit is not { } kept ? string.Empty : $"Sites are within {kept.Title}; controls may lie outside it. {(kept.Words is { } words ? $"{words} " : null)}";
        var rated = $"Areas were rated by the product of the chance of being in England’s worst tenth, residents relative to the largest candidate, the share of figures known and the fit to the ranges. {bed.Need.Method} ";
        return chosen + limit + rated + Controls(bed) + $"Figures and rankings: HealthNeeds, data version {release.Version}, release {release.Id}, seed {release.Seed}; nothing was drawn by lot in choosing. Figures are about areas, not people.";
    }

    private static string CitationOf(TestBed bed, ReleaseInfo release) =>
        $"HealthNeeds, data version {release.Version} (release {release.Id}, {Figures.Day(release.Published)}). Test-beds: {bed.Need.Title}, {bed.Settings.Within.Name}. {Address(bed.Settings, release)}";

    private static string Matched(TestBed bed, int each)
    {
        var (all, none) = (bed.Sites.Count(s => s.Controls.Count == each), bed.Sites.Count(s => s.Controls.Count == 0));
        var controls = $"{Figures.Count(each)} matched {(each == 1 ? "control" : "controls")}";
        return all == bed.Sites.Count ? $"Each site has {controls}" : $"{Figures.Count(all)} of {Figures.Count(bed.Sites.Count)} sites {Verb.Has(all)} {controls}, {Figures.Count(none)} {Verb.Has(none)} none";
    }

    /// <summary>How the balance was reckoned, where sites have not equally many controls.</summary>
    private static string? Weighed(TestBed bed)
    {
        var counts = bed.Sites.Select(s => s.Controls.Count).Distinct().ToList();
        var weights = counts.Count(c => c > 0) > 1 ? "A control weighs one over the number of its site’s (Austin 2008). " : null;
        return weights + (counts.Count > 1 && counts.Contains(0) ? "Sites without a control are left out of the balance. " : null);
    }

    /// <summary>The verb after "1 of 4 figures".</summary>
    internal static string Balanced(TestBed bed) => $"{Verb.Is(bed.Balance.Count(b => b.Balance.IsMet == true))} balanced";

    private static string Controls(TestBed bed)
    {
        var rules = bed.Settings.Match;
        if (bed.NotMatched is { } none) return $"No adequate controls: {none} ";
        if (rules.PerSite == 0 || bed.Balance.Count == 0) return string.Empty;
        var limits = string.Join(", ", new[]
        {
            rules.OtherAuthority ? "from another local authority" : null,
            rules.MostKilometres is { } km ? $"within {TrialWords.Number(km)} km" : null,
            rules.Caliper is { } caliper ? $"within {TrialWords.Number(caliper)} standard deviations" : null,
        }.OfType<string>());
        return $"{Matched(bed, rules.PerSite)}{(limits.Length > 0 ? $" ({limits})" : null)} by least {(rules.Measure == Analytics.Trials.DistanceMeasure.Mahalanobis ? "Mahalanobis" : "standardised Euclidean")} distance over {string.Join(", ", bed.Balance.Select(b => b.Title))}, {(rules.WithReplacement ? "with replacement" : "optimally, without replacement")}. Balance: {Figures.Count(bed.Balance.Count(b => b.Balance.IsMet == true))} of {Figures.Count(bed.Balance.Count)} features with a standardised mean difference below 0.1. {Weighed(bed)}{(WhyNotBalanced(bed) is { } why ? $"{why} " : null)}";
    }

    private static string SentenceOf(TestBed bed)
    {
        if (bed.Sites.Count == 0) return bed.Reason ?? "No area keeps all criteria.";
        var level = bed.Settings.Level;
        var authorities = bed.Sites.GroupBy(s => s.Area.LocalAuthorityName, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(2).Select(g => $"{g.Key} ({Figures.Count(g.Count())})");
        var controls = bed.Sites.Sum(s => s.Controls.Count);
        var balance = controls == 0 ? string.Empty : $" {Figures.Some(controls, "matched control")}; {Figures.Count(bed.Balance.Count(b => b.Balance.IsMet == true))} of {Figures.Some(bed.Balance.Count, "figure")} {Balanced(bed)}{(WithoutSpread(bed) is { } without ? $", {without}" : null)}.";
        return $"{bed.Need.Title}: {Figures.Count(bed.Sites.Count)} {LevelWords.Some(level, bed.Sites.Count)}, most in {string.Join(" and ", authorities)}.{balance}";
    }
}
