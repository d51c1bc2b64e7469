namespace HealthNeeds.Dashboard.Wording;

/// <summary>A board member's sentence made from the numbers: what goes with this place's rank, and what pulls the other way. And the same in short.</summary>
internal static class WhySentence
{
    /// <summary>A domain is named when its net moves the score by at least this share of the largest movement.</summary>
    private const double LeastShareNamed = 0.25;

    /// <summary>How many are named of each direction, and in short of both: what is said in short is thereby in the sentence too.</summary>
    private const int Most = 3;

    public static string Of(IReadOnlyList<ContributionGap> gaps)
    {
        var (raises, lowers) = Named(gaps);
        return (raises.Count, lowers.Count) switch
        {
            (0, 0) => "Close to the typical place on every count.",
            (_, 0) => $"{Sentence(raises)}.",
            (0, _) => $"Held down by {Listed(lowers)}.",
            _ => $"{Sentence(raises)}; {Listed(lowers)} {Verb(lowers)} the other way.",
        };
    }

    /// <summary>For a row of a list: up to three of what the sentence names, those of all domains that move the rank most, whichever way. Empty where it names none.</summary>
    public static IReadOnlyList<RankReason> Reasons(IReadOnlyList<ContributionGap> gaps)
    {
        var (raises, lowers) = Named(gaps);
        return [.. raises.Concat(lowers).OrderByDescending(r => Math.Abs(r.Points)).Take(Most)];
    }

    private static (List<RankReason> Raises, List<RankReason> Lowers) Named(IReadOnlyList<ContributionGap> gaps)
    {
        // A domain may count as ill health and as care: told is its net, so that it has one number and one sign.
        var nets = gaps.GroupBy(g => g.Domain, g => g.Difference, StringComparer.Ordinal).Select(g => (Domain: g.Key, Difference: g.Sum())).ToList();
        var floor = nets.Count == 0 ? 0 : nets.Max(n => Math.Abs(n.Difference)) * LeastShareNamed;
        return (
            Largest(nets.Where(n => n.Difference > 0 && n.Difference >= floor), DomainWords.Raises),
            Largest(nets.Where(n => n.Difference < 0 && -n.Difference >= floor), DomainWords.Lowers));
    }

    private static List<RankReason> Largest(IEnumerable<(string Domain, double Difference)> nets, Func<string, string> words) =>
        nets.Select(n => new RankReason(words(n.Domain), 100 * n.Difference)).OrderByDescending(r => Math.Abs(r.Points)).Take(Most).ToList();

    private static string Sentence(List<RankReason> reasons) => SentenceCase.Start(Listed(reasons));

    private static string Listed(List<RankReason> reasons) =>
        reasons.Count == 1 ? reasons[0].Phrase : $"{string.Join(", ", reasons.Take(reasons.Count - 1).Select(r => r.Phrase))} and {reasons[^1].Phrase}";

    private static string Verb(List<RankReason> reasons) =>
        reasons.Count > 1 || reasons[0].Words.Contains(" and ", StringComparison.Ordinal) || reasons[0].Words.StartsWith("services", StringComparison.Ordinal) ? "pull" : "pulls";
}

/// <summary>One of what goes with a rank.</summary>
/// <param name="Words">As they stand within a sentence; they name the direction: "few qualifications".</param>
/// <param name="Points">What it adds against the typical place, in percentage points of England's average; negative where it pulls the other way.</param>
public sealed record RankReason(string Words, double Points)
{
    private static readonly string[] Articles = ["a ", "an ", "the "];

    public string Added => Figures.WithSign(Points, Math.Abs(Points) < 1 ? 1 : 0);

    public string Phrase => $"{Words} ({Added} points)";

    /// <summary>Without what only a sentence needs.</summary>
    public string InShort
    {
        get
        {
            var words = Words.Replace(" that runs ", " ", StringComparison.Ordinal);
            return words[(Array.Find(Articles, a => words.StartsWith(a, StringComparison.Ordinal))?.Length ?? 0)..];
        }
    }
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
