namespace HealthNeeds.Dashboard.Wording;

/// <summary>A board member's sentence made from the numbers: what goes with this place's rank, and what pulls the other way.</summary>
internal static class WhySentence
{
    /// <summary>A domain is named when it moves the score by at least this share of the largest movement.</summary>
    private const double WorthNaming = 0.25;

    public static string Of(IReadOnlyList<ContributionGap> gaps)
    {
        var floor = gaps.Count == 0 ? 0 : gaps.Max(g => Math.Abs(g.Difference)) * WorthNaming;
        var raises = Named(gaps.Where(g => g.Difference > 0 && g.Difference >= floor), DomainWords.Raises, 3);
        var lowers = Named(gaps.Where(g => g.Difference < 0 && -g.Difference >= floor), DomainWords.Lowers, raises.Count == 0 ? 3 : 1);
        return (raises.Count, lowers.Count) switch
        {
            (0, 0) => "Close to the typical place on every count.",
            (_, 0) => $"{Sentence(raises)}.",
            (0, _) => $"Held down by {Listed(lowers)}.",
            _ => $"{Sentence(raises)}; {lowers[0]} {Verb(lowers[0])} the other way.",
        };
    }

    /// <summary>Each with what it adds, in percentage points of England's average.</summary>
    private static List<string> Named(IEnumerable<ContributionGap> gaps, Func<string, string> words, int most) =>
        gaps.GroupBy(g => words(g.Domain), g => g.Difference, StringComparer.Ordinal)
            .Select(g => (Words: g.Key, Points: 100 * g.Sum())).OrderByDescending(g => Math.Abs(g.Points)).Take(most)
            .Select(g => $"{g.Words} ({Figures.WithSign(g.Points, Math.Abs(g.Points) < 1 ? 1 : 0)} points)").ToList();

    private static string Sentence(List<string> phrases)
    {
        var text = Listed(phrases);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Listed(List<string> phrases) =>
        phrases.Count == 1 ? phrases[0] : $"{string.Join(", ", phrases.Take(phrases.Count - 1))} and {phrases[^1]}";

    private static string Verb(string phrase) => phrase.Contains(" and ", StringComparison.Ordinal) || phrase.StartsWith("services", StringComparison.Ordinal) ? "pull" : "pulls";
}
