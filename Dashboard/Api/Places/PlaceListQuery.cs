using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>A list of places of a reader's own: the whole state of /places and of its API twins, as their addresses say it.</summary>
/// <param name="Codes">As they were given, each piece of text that is none among them; empty where a practice, ward or network is asked for, or nothing.</param>
/// <param name="Practice">The practice in whose catchment the places are; null where codes are given.</param>
/// <param name="Share">LSOAs with at least this percentage of a practice's list count as its catchment.</param>
internal sealed record PlaceListQuery(IReadOnlyList<string> Codes, string? Practice, int Share, string Focus)
{
    public const string Page = "/places";

    /// <summary>How many codes a list may have.</summary>
    public const int Most = 500;

    /// <summary>The longest text that is looked at: a code takes nine characters and what parts it from the next.</summary>
    public const int Longest = 7_000;

    public const int UsualShare = 2;

    private static readonly char[] Between = [',', ';', ' ', '\t', '\r', '\n', '\u00A0'];

    public static readonly string CodesForm = $"1 to {Most} area codes with commas, blanks or new lines between: LSOAs such as E01007317, MSOAs such as E02001509 or local authorities such as E08000016; wards such as E05000982, primary care networks such as U36780 and practices such as C85001 stand for their LSOAs";

    public static readonly ParameterRule
        AreasRule = ParameterRule.Like("areas", "The places: codes of today or of 2011, of wards, networks and practices too. What is no place of England is listed with what it is.", CodesForm, text => Pieces(text) is not null, "E01007317,E01007318,E01007319") with { MaxLength = Longest },
        PracticeRule = ParameterRule.Like("practice", "In the place of codes, a GP practice: the LSOAs in which its patients live.", "a practice's ODS code, a letter and five digits, as in C85001", PracticeShare.IsPractice, "C85001"),
        WardRule = ParameterRule.Like("ward", "In the place of codes, a ward: the LSOAs that lie in it by best fit.", "a ward's code, E05 and six digits, as in E05000982", WardPlace.IsWard, "E05000982"),
        NetworkRule = ParameterRule.Like("pcn", "In the place of codes, a primary care network: the LSOAs in which the patients of its practices live.", "a network's ODS code, U and five digits, as in U36780", NetworkPractice.IsNetwork, "U36780"),
        ShareRule = ParameterRule.Like("share", "LSOAs with at least this percentage of a practice's list are its catchment; a network's are those of its practices.", "a whole number from 1 to 50", IsShare, "5") with { Default = $"{UsualShare}" };

    /// <summary>Ways to say which places are meant; one of them is given.</summary>
    private static readonly ParameterRule[] Ways = [AreasRule, PracticeRule, WardRule, NetworkRule];

    /// <summary>Without the focus area, which a release says what may be.</summary>
    public static readonly IReadOnlyList<ParameterRule> Rules = [AreasRule, PracticeRule, WardRule, NetworkRule, ShareRule];

    /// <summary>The ward that is asked for in the place of codes; null for none.</summary>
    public string? Ward { get; init; }

    /// <summary>The primary care network that is asked for in the place of codes; null for none.</summary>
    public string? Network { get; init; }

    public bool IsEmpty => Codes.Count == 0 && Practice is null && Ward is null && Network is null;

    public string CodesText => string.Join(',', Codes);

    /// <summary>What follows the question mark; what equals the default is left out.</summary>
    public string Text => string.Join('&', Parts());

    public string Address => Text.Length == 0 ? Page : $"{Page}?{Text}";

    /// <summary>Of the places alone, for pages about them.</summary>
    public string PlacesText => string.Join('&', Parts().Where(p => !p.StartsWith("focus=", StringComparison.Ordinal)));

    /// <summary>By parameter, what says the places; what equals the default is left out.</summary>
    public IEnumerable<(string Name, string Value)> Parameters
    {
        get
        {
            if (Codes.Count > 0) yield return (AreasRule.Name, CodesText);
            if (Practice is not null) yield return (PracticeRule.Name, Practice);
            if (Ward is not null) yield return (WardRule.Name, Ward);
            if (Network is not null) yield return (NetworkRule.Name, Network);
            if ((Practice ?? Network) is not null && Share != UsualShare) yield return (ShareRule.Name, $"{Share}");
        }
    }

    /// <summary>The API twin's address.</summary>
    /// <param name="table">Empty for the places, "/figures" for their counts.</param>
    public string Twin(string table = "") => $"/api/v1{Page}{table}?{Text}";

    public PlaceListQuery WithFocus(string focus) => this with { Focus = focus };

    /// <summary>The same, where its one code is that of a ward, a network or a practice: asked for by that name.</summary>
    public PlaceListQuery ByName() => Codes is not [var only] ? this
        : WardPlace.IsWard(only) ? this with { Codes = [], Ward = only }
        : NetworkPractice.IsNetwork(only.ToUpperInvariant()) ? this with { Codes = [], Network = only.ToUpperInvariant() }
        : PracticeShare.IsPractice(only.ToUpperInvariant()) ? this with { Codes = [], Practice = only.ToUpperInvariant() }
        : this;

    /// <summary>Says that no place is named.</summary>
    public static RefusedRequestException Missing =>
        new(ProblemKinds.MissingParameter, "'areas', 'practice', 'ward' or 'pcn' says which places are meant.", AreasRule.Name, found: null, [CodesForm, .. PracticeRule.Allowed, .. WardRule.Allowed, .. NetworkRule.Allowed]);

    /// <param name="find">The text given for a rule, or null.</param>
    /// <param name="focus">Known to be one of the release.</param>
    /// <exception cref="RefusedRequestException">A value breaks its rule, or places are said in two ways.</exception>
    public static PlaceListQuery Read(Func<ParameterRule, string?> find, string focus)
    {
        string? Value(ParameterRule rule) => find(rule)?.Trim() is { Length: > 0 } text ? text : null;
        ParameterRule[] given = [.. Ways.Where(w => Value(w) is not null)];
        if (given.Length > 1)
            throw new RefusedRequestException(ProblemKinds.BadValue, $"Places are said in one way: {string.Join(" and ", given.Select(g => $"'{g.Name}'"))} were given. A list of codes may have wards, networks and practices in it.", given[1].Name, Value(given[1]), [.. Ways.Select(w => w.Name)]);
        string? Code(ParameterRule rule) => Value(rule) is { } text ? ApiRequest.Checked(rule, text.ToUpperInvariant()) : null;
        var codes = Value(AreasRule) is { } list ? Pieces(ApiRequest.Checked(AreasRule, list))! : [];
        var (practice, network) = (Code(PracticeRule), Code(NetworkRule));
        var share = (practice ?? network) is not null && find(ShareRule) is { } percent ? int.Parse(ApiRequest.Checked(ShareRule, percent)) : UsualShare;
        return new PlaceListQuery(codes, practice, share, focus) { Ward = Code(WardRule), Network = network };
    }

    /// <summary>The pieces of a text, repeated ones too; null where there are none, or more different ones than a list may have.</summary>
    public static IReadOnlyList<string>? Pieces(string text)
    {
        string[] pieces = [.. text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(AreaCode.Printed)];
        return pieces.Length > 0 && pieces.Distinct(StringComparer.Ordinal).Count() <= Most ? pieces : null;
    }

    private IEnumerable<string> Parts() => Parameters.Select(p => $"{p.Name}={(p.Name == AreasRule.Name ? string.Join(',', Codes.Select(Uri.EscapeDataString)) : p.Value)}")
        .Append(Focus == FocusArea.Overall ? null : $"focus={Focus}").OfType<string>();

    private static bool IsShare(string text) => text.Length is 1 or 2 && text.All(char.IsAsciiDigit) && int.Parse(text) is >= 1 and <= 50;
}
