using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>The whole state of /draws and of its two API twins, as their addresses say it.</summary>
/// <param name="Focus">Whose draws: "overall" or a focus area's id.</param>
/// <param name="Kind">By what is ranked.</param>
/// <param name="Within">Null for the whole region.</param>
/// <param name="Draws">The first so many of the release's.</param>
/// <param name="Indicator">The one that is set against the others; null where none is.</param>
internal sealed record DrawsQuery(string Focus, NeedKind Kind, AreaLevel Level, AreaCode? Within, int Draws, string? Indicator)
{
    public const string Page = "/draws";
    public const int UsualDraws = 50;
    public const int MostDraws = 200;

    public const string DrawsForm = "a whole number from 1 to 200";

    public static readonly ParameterRule
        DrawsRule = ParameterRule.Like("draws", "How many draws, from the first on.", DrawsForm, text => ReadDraws(text) is not null, "100") with { Default = $"{UsualDraws}" },
        IndicatorRule = ParameterRules.Indicator with { Name = "indicator", Description = "The indicator that is set against all others of the level. The focus areas are set against each other where absent.", Example = "census2021-bad-health", InPath = false };

    /// <summary>The page's address; what equals the default is left out.</summary>
    public string Address => Page + Joined([.. OfDraws(), .. OfCorrelation()]);

    /// <summary>Address of the draws in the API.</summary>
    public string DrawsTwin(string format) => "/api/v1/draws" + Joined([.. OfDraws(), $"format={format}"]);

    /// <summary>Address of the correlations in the API: of focus areas, or of the indicator.</summary>
    public string CorrelationsTwin(string format) => "/api/v1/correlations" + Joined([.. OfDraws().Where(p => !p.StartsWith("focus=", StringComparison.Ordinal)), .. OfCorrelation(), $"format={format}"]);

    /// <summary>Null where the text is no number of draws that is given.</summary>
    public static int? ReadDraws(string text) => text.Length <= 3 && text.All(char.IsAsciiDigit) && int.TryParse(text, out var draws) && draws is >= 1 and <= MostDraws ? draws : null;

    private IEnumerable<string> OfDraws()
    {
        if (Focus != FocusArea.Overall) yield return $"focus={Focus}";
        if (Kind != NeedKind.Unmet) yield return $"kind={Kind.Id()}";
        if (Level != AreaLevel.Lsoa21) yield return $"level={Level.Id()}";
        if (Within is { } within) yield return $"within={within}";
        if (Draws != UsualDraws) yield return $"draws={Draws}";
    }

    private IEnumerable<string> OfCorrelation() => Indicator is { } indicator ? [$"indicator={indicator}"] : [];

    private static string Joined(string[] parts) => parts.Length == 0 ? string.Empty : "?" + string.Join('&', parts);
}
