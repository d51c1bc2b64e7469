namespace HealthNeeds.Core.Areas;

/// <summary>The ward that an LSOA lies in, by the best fit of one edition of wards.</summary>
/// <param name="Name">Of the ward; other authorities have wards of the same name.</param>
public sealed record WardPlace(AreaCode Lsoa, AreaCode Ward, string Name)
{
    /// <summary>What codes of wards in England begin with.</summary>
    public const string Prefix = "E05";

    /// <summary>True for what is formed as a ward's code: E05 and six digits.</summary>
    public static bool IsWard(string? text) => text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) && AreaCode.TryParse(text, out _);
}
