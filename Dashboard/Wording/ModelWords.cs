using System.Text.RegularExpressions;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Plain words for the ids that an evaluation is written in; an id without words is shown as it is.</summary>
internal static partial class ModelWords
{
    private static readonly Dictionary<string, string> Candidates = new(StringComparer.Ordinal)
    {
        ["shipped"] = "Model in use",
        ["trees-and-ridge"] = "Trees and ridge regression, mixed",
        ["trees"] = "Gradient-boosted trees alone",
        ["ridge"] = "Ridge regression on the same figures",
        ["imd-2025"] = "IMD 2025 alone (holds the outcome)",
        ["iod-health-2025"] = "Health domain of the Indices 2025 (holds the outcome)",
        ["published-figures"] = "The published figures, averaged",
        ["joint-errors"] = "Errors drawn together",
        ["imd-2019"] = "IMD 2019 alone",
        ["previous-value"] = "The same figure, one period earlier",
        ["mean-z"] = "Plain average of the determinants",
        ["best-single"] = "Best single indicator",
        ["eb-authority"] = "Own record, shrunk to its authority",
        ["expected-register"] = "Expected register",
        ["synthetic"] = "Modelled from larger areas",
        ["authority-figure"] = "The authority’s own figure",
        ["burden-and-gap"] = "Burden and gap together",
        ["people-and-harm"] = "People who need care, weighted by harm",
        ["calibrated"] = "Learned from outcomes known at LSOA",
        ["none"] = "Nothing: not good enough",
        ["ae-0-4"] = "A&E attendances of children under 5",
        ["af"] = "Atrial fibrillation",
        ["chd"] = "Coronary heart disease",
        ["copd"] = "COPD",
        ["pad"] = "Peripheral arterial disease",
    };

    private static readonly Dictionary<string, string> NoNames = [];

    private static readonly Dictionary<string, string> Schemes = new(StringComparer.Ordinal)
    {
        ["leave-lsoa-out"] = "A place we know: one LSOA left out",
        ["leave-la-out"] = "A place we do not know: whole authorities left out",
        ["leave-icb-out"] = "The whole ICS left out",
        ["outside-bad-health"] = "Against Census 2021: bad or very bad health, for the area’s ages",
        ["outside-limited-a-lot"] = "Against Census 2021: limited a lot, for the area’s ages",
        ["outside-life-expectancy"] = "Against life expectancy, 2009–13",
        ["outside-healthy-life-expectancy"] = "Against healthy life expectancy, 2009–13",
        ["outside-smoking"] = "Against recorded smoking of practices",
        ["outside-ae-0-4"] = "Against A&E attendances of children under 5",
        ["outside-preventable-cardiovascular-deaths"] = "Against preventable cardiovascular deaths under 75",
        ["outside-early-stage-cancer"] = "Against cancers found early",
        ["shares-of-ranking"] = "What the ranking is made of",
        ["burdens-of-focus-areas"] = "How alike the burdens of two focus areas are",
        ["practice-halves"] = "Made of one half of GP practices, and of the other",
        ["leave-region-out"] = "Whole regions held out",
        ["aligned-authorities-held-out"] = "Well-served authorities held out",
    };

    /// <summary>How the gate ends that looks at the first places for a focus area.</summary>
    private const string First = "-top-50";

    private static readonly Dictionary<string, string> Gates = new(StringComparer.Ordinal)
    {
        ["place-known"] = "The bar for a place we know",
        ["place-unknown"] = "The bar for a place we do not know",
        ["practice-halves-unmet"] = "Unmet need, made of either half of GP practices",
        ["practice-halves-gap"] = "Gap in care, made of either half of GP practices",
        ["four-labels-coverage"] = "Intervals of all four outcomes together",
        ["four-labels-very-likely"] = "“Very likely” for all four outcomes together",
        ["cardio-respiratory-coverage"] = "Intervals of three outcomes of heart and lungs together",
        ["cardio-respiratory-very-likely"] = "“Very likely” for three outcomes of heart and lungs together",
        ["ae-0-4"] = "A&E attendances of children under 5",
        ["bad-health"] = "Bad or very bad health, Census 2021",
        ["limited-a-lot"] = "Limited a lot, Census 2021",
        ["smoking"] = "Recorded smoking of practices",
        ["preventable-cardiovascular-deaths"] = "Preventable cardiovascular deaths under 75",
        ["early-stage-cancer"] = "Cancers found early",
        ["fairness-authorities"] = "Fairness to authorities",
        ["all-four-worst"] = "Places worst by all four published figures are not called unlikely",
        ["student-areas"] = "Student areas are not high for cancer",
        ["focus-areas-apart"] = "Focus areas tell places apart",
        ["no-figure-alone"] = "No one figure decides",
        ["authorities-single-coverage"] = "Intervals of one outcome estimated from authorities",
        ["authorities-composite-coverage"] = "Intervals of three outcomes together, estimated from authorities",
        ["msoas-single-coverage"] = "Intervals of one outcome estimated from MSOAs",
        ["msoas-composite-coverage"] = "Intervals of three outcomes together, estimated from MSOAs",
    };

    private static readonly Dictionary<string, (string Name, string Meaning)> Metrics = new(StringComparer.Ordinal)
    {
        ["spearman"] = ("Rank agreement", "Spearman’s ρ: 1 is the same order, 0 is none"),
        ["worst-tenth-overlap"] = ("Worst tenth found", "Share of the truly worst tenth that is also ranked in the worst tenth"),
        ["ndcg"] = ("Top of the list right", "NDCG: 1 is a perfect top of the list"),
        ["captured-share"] = ("Ill health captured", "Share of all ill health above average that lies in the places ranked worst"),
        ["spearman-difference"] = ("Burden’s gain over it", "Rank agreement of the burden less that of this order"),
        ["share-of-variance"] = ("Share of the differences", "How much of the differences between places it makes; all of them sum to 1"),
        ["skill"] = ("Differences explained", "Share of the differences between places that is explained"),
    };

    public static string Candidate(string id) => Candidate(id, NoNames);

    /// <summary>Of two joined by "and", as focus areas held against each other are, both.</summary>
    /// <param name="focusAreas">Their short names by id, as the release has them.</param>
    public static string Candidate(string id, IReadOnlyDictionary<string, string> focusAreas) =>
        string.Join(" with ", id.Split(" and ").Select(one => focusAreas.TryGetValue(one, out var focus) ? focus : Candidates.TryGetValue(one, out var known) ? known : SentenceCase.Start(one.Replace('-', ' '))));

    public static string Scheme(string id) => Schemes.GetValueOrDefault(id, id.Replace('-', ' '));

    public static string Metric(string id) => Metrics.TryGetValue(id, out var words) ? words.Name : id.Replace('-', ' ');

    public static string? Meaning(string id) => Metrics.TryGetValue(id, out var words) ? words.Meaning : null;

    /// <summary>An order made of the outcome itself, among others: shown, and held against nothing that is judged on that outcome.</summary>
    public static bool HoldsOutcome(string candidate) => candidate is "imd-2025" or "iod-health-2025";

    /// <summary>A model of our own, as against a simple order it must beat.</summary>
    public static bool IsModel(string candidate) => candidate is "shipped" or "trees-and-ridge" or "trees" or "ridge";

    /// <summary>Who or what made the estimates: "composite" is no engine, but a sum.</summary>
    public static string Engine(string id) => id switch
    {
        "composite" => "none: added up from estimates of each condition",
        "none" => "none: a check of others",
        "signed-ridge" => "ridge regression with signed slopes",
        _ => id,
    };

    /// <param name="focusAreas">Short names by id, as the release has them: some gates are of one.</param>
    public static string Gate(string id, IReadOnlyDictionary<string, string> focusAreas)
    {
        if (Gates.TryGetValue(id, out var known)) return known;
        var name = id.EndsWith(First, StringComparison.Ordinal) ? focusAreas.GetValueOrDefault(id[..^First.Length]) : null;
        return name is null ? SentenceCase.Start(id.Replace('-', ' ')) : $"The first 50 for {name.ToLowerInvariant()} are not places of the young";
    }

    /// <summary>A sentence of the evaluation, with names in place of ids.</summary>
    /// <param name="areas">Names by code.</param>
    /// <param name="focusAreas">Short names by id.</param>
    public static string Detail(string detail, IReadOnlyDictionary<string, string> areas, IReadOnlyDictionary<string, string> focusAreas)
    {
        var named = AreaCodes().Replace(detail, m => areas.GetValueOrDefault(m.Value, m.Value));
        return CandidateIds().Replace(named, m => focusAreas.TryGetValue(m.Value, out var focus) || Candidates.TryGetValue(m.Value, out focus) ? $"“{focus}”" : m.Value);
    }

    [GeneratedRegex(@"\bE\d{8}\b", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex AreaCodes();

    [GeneratedRegex(@"\b[a-z]+(-[a-z0-9]+)+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CandidateIds();
}
