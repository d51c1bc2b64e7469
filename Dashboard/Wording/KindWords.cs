using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>What areas are ranked by, as a reader is told of it.</summary>
internal static class KindWords
{
    private const string Estimated = "In part these are figures of GP practices and local authorities, brought to neighbourhoods by where patients live or by the conditions of life there: such a part is no evidence about any one neighbourhood. Each focus area says which.";

    /// <summary>What must be said of a ranking by unmet need wherever it is read: of one focus area its figures are named, of all together that a part is estimated.</summary>
    public static IReadOnlyList<string> Caveats(RankingGrounds grounds) => grounds.Model == ModelIds.Overall ? [Estimated, .. grounds.Caveats] : grounds.Caveats;

    /// <summary>The same of a ranking by any kind, first that it is not reliable where it is not.</summary>
    public static IReadOnlyList<string> Caveats(RankingGrounds grounds, NeedKind kind) =>
        [.. Unreliable(grounds, kind) is { } warning ? new[] { warning } : [], .. kind == NeedKind.Unmet ? Caveats(grounds) : []];

    /// <summary>Where one half of GP practices does not rank as the other does, that and by how much; null where it does, or that is not known.</summary>
    public static string? Unreliable(RankingGrounds grounds, NeedKind kind)
    {
        if (!grounds.Halves.TryGetValue(kind, out var found) || found.Value >= ModelIds.LeastHalves) return null;
        var interval = found is { Lower: { } lower, Upper: { } upper } ? $"90% interval {Figures.Value(lower, 2)} to {Figures.Value(upper, 2)}; " : null;
        return $"{kind.Words()}: this ranking is not reliable. Made of one half of GP practices and of the other, its two orders of MSOAs go together by a rank correlation of {Figures.Value(found.Value, 2)} ({interval}at least {Figures.Value(ModelIds.LeastHalves, 1)} is asked for).";
    }

    /// <summary>What the ranking counts, and what to mind.</summary>
    public static string Meaning(NeedKind kind) => kind switch
    {
        NeedKind.Burden => "How ill residents are for people of their ages, whether or not they are cared for. An area of old age alone does not rank high.",
        NeedKind.Gap => "The share of care that falls short, of all care that is measured, however many people need it. It rests on few figures, says nothing of care that is not measured, and judges no service.",
        _ => "People who need care they do not get, weighted by the healthy life that is lost by it, per resident. Where no figure of care is held, all who are ill count.",
    };

    /// <summary>In a table: "Burden".</summary>
    public static string Short(NeedKind kind) => kind switch
    {
        NeedKind.Burden => "Burden",
        NeedKind.Gap => "Gap",
        _ => "Unmet need",
    };

    /// <summary>Inside a sentence: "by burden of ill health".</summary>
    public static string Inside(NeedKind kind) => kind.Words().ToLowerInvariant();

    /// <summary>Why areas of a level are not ranked by it; null where they are.</summary>
    /// <param name="levels">The levels at which they are.</param>
    /// <param name="focus">The focus area as it reads inside a sentence.</param>
    public static string? WhyNot(NeedKind kind, AreaLevel level, IEnumerable<AreaLevel> levels, string focus)
    {
        var held = levels.ToList();
        return held.Contains(level) ? null
            : kind != NeedKind.Gap ? $"This release ranks no {LevelWords.Many(level)} for {focus} by {Inside(kind)}."
            : held.Count == 0 ? $"No figure of care is held for {focus}, so areas are not ranked by gap."
            : $"Figures of care for {focus} are held for {string.Join(" and ", held.Select(LevelWords.Many))} only, so {LevelWords.Many(level)} are not ranked by gap.";
    }
}

internal static class FocusWords
{
    private static readonly string[] Numbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>"All five focus areas together": how many there are comes from the release.</summary>
    public static string All(IReadOnlyList<FocusArea> focusAreas) =>
        $"All {(focusAreas.Count < Numbers.Length ? Numbers[focusAreas.Count] : $"{focusAreas.Count}")} focus areas together";

    /// <summary>A focus area as it reads inside a sentence: "all focus areas", "mental health".</summary>
    public static string Of(string id, IReadOnlyList<FocusArea> focusAreas) =>
        id == FocusArea.Overall ? "all focus areas" : focusAreas.FirstOrDefault(f => f.Id == id)?.ShortName.ToLowerInvariant() ?? id;
}
