using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>A board member's sentence made from the numbers: what goes with this place's rank, and what pulls the other way.</summary>
internal static class WhySentence
{
    /// <summary>A domain is named when it moves the score by at least this share of the largest movement.</summary>
    private const double LeastShareNamed = 0.25;

    public static string Of(IReadOnlyList<ContributionGap> gaps)
    {
        var floor = gaps.Count == 0 ? 0 : gaps.Max(g => Math.Abs(g.Difference)) * LeastShareNamed;
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

    private static string Sentence(List<string> phrases) => SentenceCase.Start(Listed(phrases));

    private static string Listed(List<string> phrases) =>
        phrases.Count == 1 ? phrases[0] : $"{string.Join(", ", phrases.Take(phrases.Count - 1))} and {phrases[^1]}";

    private static string Verb(string phrase) => phrase.Contains(" and ", StringComparison.Ordinal) || phrase.StartsWith("services", StringComparison.Ordinal) ? "pull" : "pulls";
}

/// <summary>How far one domain moves an area's unmet need from the median of its peers. An association, not a cause.</summary>
/// <param name="Difference">In shares of England's average: 0.12 is 12 percentage points. Positive: more need than the median.</param>
public sealed record ContributionGap(ContributionSide Side, string Domain, double Difference)
{
    /// <summary>Every domain of an area against the medians, largest movement first.</summary>
    public static IReadOnlyList<ContributionGap> Of(IEnumerable<Contribution> here, IEnumerable<Contribution> medians)
    {
        var typical = medians.ToDictionary(m => (m.Side, m.Domain), m => m.Value);
        return here
            .Select(c => new ContributionGap(c.Side, c.Domain, c.Value - typical.GetValueOrDefault((c.Side, c.Domain))))
            .OrderByDescending(g => Math.Abs(g.Difference))
            .ToList();
    }
}

/// <summary>How a domain of an explanation reads inside a sentence, when it raises need and when it lowers it.</summary>
internal static class DomainWords
{
    private static readonly Dictionary<string, (string Raises, string Lowers)> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Income and work"] = ("low income and worklessness", "better incomes and work"),
        ["Skills and education"] = ("few qualifications", "better education"),
        ["Crime and safety"] = ("more crime", "less crime"),
        ["Housing"] = ("poorer housing", "better housing"),
        ["Outdoor environment"] = ("a poorer outdoor environment", "a better outdoor environment"),
        ["Access to services"] = ("services further away", "services close by"),
        ["Age of residents"] = ("the age of its residents", "the age of its residents"),
        ["Caring and disability"] = ("more disability and unpaid care", "less disability and unpaid care"),
        ["Health recorded so far"] = ("more ill health recorded so far", "less ill health recorded so far"),
        ["Diagnosis"] = ("fewer diagnoses than expected", "diagnosis near what is expected"),
        ["Primary care access"] = ("harder access to a GP", "easier access to a GP"),
        ["Screening and vaccination"] = ("lower screening and vaccination", "better screening and vaccination"),
        ["Rurality"] = ("how rural it is", "how urban it is"),
        ["This neighbourhood"] = ("a neighbourhood that runs above prediction", "a neighbourhood that runs below prediction"),
        ["This area's own record"] = ("more ill health on its own record", "less ill health on its own record"),
        ["This authority"] = ("an authority that runs above prediction", "an authority that runs below prediction"),
    };

    public static string Raises(string domain) => Words.TryGetValue(domain, out var words) ? words.Raises : domain.ToLowerInvariant();

    public static string Lowers(string domain) => Words.TryGetValue(domain, out var words) ? words.Lowers : domain.ToLowerInvariant();
}
