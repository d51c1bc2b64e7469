using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Api.HotSpots;

/// <summary>The whole state of the page, as its address and that of its API twin say it.</summary>
/// <param name="Need">"overall", a focus area's id, or as in "condition:copd" or "indicator:qof-copd".</param>
/// <param name="Kind">By what a focus area ranks; unmet need where <paramref name="Need"/> is no ranking.</param>
/// <param name="Show">Which places are listed.</param>
internal sealed record HotSpotQuery(string Need, NeedKind Kind, AreaLevel Level, string Show)
{
    public const string Page = "/hot-spots";
    public const string Hot = "hot", Clusters = "clusters", All = "all";

    public static readonly ParameterRule
        NeedRule = ParameterRule.Like("need", "What may lie in clusters: 'overall', a focus area, 'condition:' or 'indicator:' and an id.", "overall, a focus area's id, or as in condition:copd or indicator:qof-copd", IsNeed, "cardio-respiratory") with { Default = FocusArea.Overall },
        KindRule = ParameterRules.Kind with { Description = "By what a focus area ranks; not used for conditions and indicators." },
        LevelRule = ParameterRule.OneOf("level", "LSOAs (about 1,700 people) or MSOAs (about 8,000).", "lsoa21", "lsoa21", "msoa21"),
        ShowRule = ParameterRule.OneOf("show", "Which places are listed: hot spots (cold spots where low is worse), those in any cluster, or all that were looked at.", Hot, Hot, Clusters, All);

    public static readonly IReadOnlyList<ParameterRule> Rules = [NeedRule, KindRule, LevelRule, ShowRule];

    public bool IsRanking => !Need.Contains(':', StringComparison.Ordinal);

    /// <summary>The kind of thing ("condition", "indicator") and its id.</summary>
    public (string Kind, string Id) Named => Need.Split(':') is [var kind, var id] ? (kind, id) : ("focus", Need);

    /// <summary>What follows the question mark; what equals the default is left out.</summary>
    public string Text => string.Join('&', Parts());

    public string Address => Text.Length == 0 ? Page : $"{Page}?{Text}";

    /// <summary>The API twin's address.</summary>
    public string Twin(string format) => $"/api/v1{Page}?{(Text.Length == 0 ? null : Text + "&")}format={format}";

    /// <param name="find">The text given for a rule, or null.</param>
    /// <exception cref="Problems.RefusedRequestException">A value breaks its rule.</exception>
    public static HotSpotQuery Read(Func<ParameterRule, string?> find)
    {
        string Value(ParameterRule rule) => find(rule) is { } text ? ApiRequest.Checked(rule, text) : rule.Default!;
        var query = new HotSpotQuery(Value(NeedRule), EnumWords.Parse<NeedKind>(Value(KindRule)), EnumWords.Parse<AreaLevel>(Value(LevelRule)), Value(ShowRule));
        return query.IsRanking ? query : query with { Kind = NeedKind.Unmet };
    }

    private IEnumerable<string> Parts()
    {
        if (Need != FocusArea.Overall) yield return $"need={Need}";
        if (Kind != NeedKind.Unmet) yield return $"kind={Kind.Id()}";
        if (Level != AreaLevel.Lsoa21) yield return $"level={Level.Id()}";
        if (Show != Hot) yield return $"show={Show}";
    }

    private static bool IsNeed(string text) => text.Split(':') is var parts && (parts.Length == 1 || (parts is [var kind, _] && kind is "condition" or "indicator"))
        && parts[^1].Length > 0 && parts[^1].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
