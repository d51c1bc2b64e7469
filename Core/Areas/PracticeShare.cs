using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Areas;

/// <summary>How much of a GP practice's list lives in one LSOA.</summary>
/// <param name="Practice">Its ODS code, as in C85001.</param>
/// <param name="Share">Of the patients on its list, 0 to 1.</param>
/// <param name="List">How many patients are on its list.</param>
public sealed record PracticeShare(string Practice, AreaCode Lsoa, double Share, double List)
{
    /// <summary>LSOAs with a smaller share of a list are not kept: a few patients are not told of.</summary>
    public const double Least = 0.01;

    /// <summary>The code that a publisher's text means, as <see cref="AreaCode.Printed"/> says it of areas: without blanks around it, and with its capital.</summary>
    public static string Printed(string text)
    {
        var trimmed = text.Trim();
        return trimmed is { Length: 6 } && char.IsAsciiLetterLower(trimmed[0]) && IsPractice(trimmed.ToUpperInvariant()) ? trimmed.ToUpperInvariant() : trimmed;
    }

    /// <summary>An ODS code of a practice in England: a letter and five digits.</summary>
    public static bool IsPractice(string? text) => text is { Length: 6 } && char.IsAsciiLetterUpper(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>A GP practice and the primary care network that it belonged to, by one edition of networks.</summary>
/// <param name="Practice">Its ODS code, as in C85001.</param>
/// <param name="Network">The network's ODS code, as in U36780.</param>
/// <param name="Name">Of the network.</param>
public sealed record NetworkPractice(string Practice, string Network, string Name)
{
    /// <summary>True for what is formed as a network's ODS code: the letter U and five digits.</summary>
    public static bool IsNetwork(string? text) => text is { Length: 6 } && text[0] == 'U' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;
}

/// <summary>Which share of a neighbourhood's hospital patients one NHS acute trust admitted, as OHID publishes it. It says where patients went, not what lies nearest.</summary>
/// <param name="Msoa">Of 2021.</param>
/// <param name="Trust">ODS code: "RHQ".</param>
/// <param name="Period">The catchment year, as its publisher calls it.</param>
/// <param name="Patients">Patients of the neighbourhood whom the trust admitted; null where they are fewer than 8, which is not published.</param>
/// <param name="Share">Those of all its patients admitted to any trust, 0 to 1; null where <paramref name="Patients"/> is.</param>
public sealed record TrustShare(AreaCode Msoa, string Trust, string TrustName, AdmissionKind Admission, Period Period, int? Patients, double? Share);

/// <summary>Which admissions to hospital are counted.</summary>
public enum AdmissionKind
{
    All,
    Elective,
    Emergency,
}
