using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>A list of places of a reader's own: the whole state of /places and of its API twins, as their addresses say it.</summary>
/// <param name="Codes">As they were given, each piece of text that is none among them; empty where a practice is asked for, or nothing.</param>
/// <param name="Practice">The practice in whose catchment the places are; null where codes are given.</param>
/// <param name="Share">LSOAs with at least this percentage of the practice's list count as its catchment.</param>
internal sealed record PlaceListQuery(IReadOnlyList<string> Codes, string? Practice, int Share, string Focus)
{
    public const string Page = "/places";

    /// <summary>How many codes a list may have.</summary>
    public const int Most = 500;

    /// <summary>The longest text that is looked at: a code takes nine characters and what parts it from the next.</summary>
    public const int Longest = 7_000;

    public const int UsualShare = 2;

    private static readonly char[] Between = [',', ';', ' ', '\t', '\r', '\n', '\u00A0'];

    public static readonly string CodesForm = $"1 to {Most} area codes with commas, blanks or new lines between: LSOAs such as E01007317, MSOAs such as E02001509 or local authorities such as E08000016";

    public static readonly ParameterRule
        AreasRule = ParameterRule.Like("areas", "The places: codes of today or of 2011. What is no place of England is listed with what it is.", CodesForm, text => Pieces(text) is not null, "E01007317,E01007318,E01007319") with { MaxLength = Longest },
        PracticeRule = ParameterRule.Like("practice", "In the place of codes, a GP practice: the LSOAs in which its patients live.", "a practice's ODS code, a letter and five digits, as in C85001", PracticeShare.IsPractice, "C85001"),
        ShareRule = ParameterRule.Like("share", "LSOAs with at least this percentage of the practice's list are its catchment.", "a whole number from 1 to 50", IsShare, "5") with { Default = $"{UsualShare}" };

    /// <summary>Without the focus area, which a release says what may be.</summary>
    public static readonly IReadOnlyList<ParameterRule> Rules = [AreasRule, PracticeRule, ShareRule];

    public bool IsEmpty => Codes.Count == 0 && Practice is null;

    public string CodesText => string.Join(',', Codes);

    /// <summary>What follows the question mark; what equals the default is left out.</summary>
    public string Text => string.Join('&', Parts());

    public string Address => Text.Length == 0 ? Page : $"{Page}?{Text}";

    /// <summary>Of the places alone, for pages about them.</summary>
    public string PlacesText => string.Join('&', Parts().Where(p => !p.StartsWith("focus=", StringComparison.Ordinal)));

    /// <summary>The API twin's address.</summary>
    /// <param name="table">Empty for the places, "/figures" for their counts.</param>
    public string Twin(string table = "") => $"/api/v1{Page}{table}?{Text}";

    public PlaceListQuery WithFocus(string focus) => this with { Focus = focus };

    /// <param name="find">The text given for a rule, or null.</param>
    /// <param name="focus">Known to be one of the release.</param>
    /// <exception cref="Problems.RefusedRequestException">A value breaks its rule.</exception>
    public static PlaceListQuery Read(Func<ParameterRule, string?> find, string focus)
    {
        var codes = find(AreasRule) is { } text ? Pieces(ApiRequest.Checked(AreasRule, text))! : [];
        var practice = find(PracticeRule)?.Trim().ToUpperInvariant() is { Length: > 0 } given && codes.Count == 0 ? ApiRequest.Checked(PracticeRule, given) : null;
        var share = practice is not null && find(ShareRule) is { } percent ? int.Parse(ApiRequest.Checked(ShareRule, percent)) : UsualShare;
        return new PlaceListQuery(codes, practice, share, focus);
    }

    /// <summary>The pieces of a text, repeated ones too; null where there are none, or more different ones than a list may have.</summary>
    public static IReadOnlyList<string>? Pieces(string text)
    {
        string[] pieces = [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(AreaCode.Printed)];
        return pieces.Length > 0 && pieces.Distinct(StringComparer.Ordinal).Count() <= Most ? pieces : null;
    }

    private IEnumerable<string> Parts()
    {
        if (Codes.Count > 0) yield return $"areas={string.Join(',', Codes.Select(Uri.EscapeDataString))}";
        if (Practice is not null) yield return $"practice={Practice}";
        if (Practice is not null && Share != UsualShare) yield return $"share={Share}";
        if (Focus != FocusArea.Overall) yield return $"focus={Focus}";
    }

    private static bool IsShare(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit) && int.Parse(text) is >= 1 and <= 50;
}
