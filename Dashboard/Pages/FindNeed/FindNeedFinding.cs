using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.FindNeed;

/// <summary>What a ranking comes to, in one sentence: how many places are very likely in the worst tenth, and where most of them are.</summary>
internal static class FindNeedFinding
{
    /// <summary>"Most" is said of up to two authorities that hold this share of them.</summary>
    private const double Most = 0.6;

    /// <param name="subject">What is ranked, inside a sentence: "cancer".</param>
    public static string Sentence(FindNeedQuery query, IReadOnlyList<RankedArea> ranked, string extent, string? subject)
    {
        var worstTenth = $"England’s worst tenth for {KindWords.Inside(query.Kind)}{(subject is null ? null : $", {subject}")}";
        if (ranked is [var only])
            return $"The one {LevelWords.One(query.Level)} of {extent} is {RankWords.HowSure(only.Tier)} {worstTenth}.";
        var worst = ranked.Where(r => r.Tier == Tier.VeryLikely).ToList();
        var (all, tenth) = ($"the {Figures.Count(ranked.Count)} {LevelWords.Many(query.Level)} of {extent}", $"in {worstTenth}");
        if (worst.Count > 0)
            return $"{Figures.Count(worst.Count)} of {all} {Verb.Is(worst.Count)} very likely {tenth}{Where(query, worst)}.";
        var likely = ranked.Count(r => r.Tier == Tier.Likely);
        return $"None of {all} is very likely {tenth}{(likely == 0 ? null : $"; {Figures.Count(likely)} {Verb.Is(likely)} likely to be")}.";
    }

    private static string? Where(FindNeedQuery query, List<RankedArea> worst)
    {
        if (query.Within is not null || query.Level is AreaLevel.Icb or AreaLevel.Ltla24)
            return null;
        var held = worst.GroupBy(r => r.Area.LocalAuthorityName ?? string.Empty, StringComparer.Ordinal)
            .Select(g => (Name: g.Key, Count: g.Count())).OrderByDescending(a => a.Count).ThenBy(a => a.Name, StringComparer.Ordinal).ToList();
        if (held.Count == 1)
            return $", {(worst.Count == 1 ? string.Empty : "all ")}in {held[0].Name}";
        var named = held.Take(held[0].Count >= Most * worst.Count ? 1 : 2).ToList();
        return named.Sum(a => a.Count) < Most * worst.Count ? null : $", {Figures.Count(named.Sum(a => a.Count))} of them in {string.Join(" and ", named.Select(a => a.Name))}";
    }
}
