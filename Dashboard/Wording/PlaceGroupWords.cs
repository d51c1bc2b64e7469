using System.Globalization;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Wards and primary care networks in words.</summary>
internal static class PlaceGroupWords
{
    public const string NoWards = "Wards are not available: this release holds no wards, for it was made before releases kept them. The next release has them.";

    public const string NoNetworks = "Primary care networks are not available: this release holds no networks, for it was made before releases kept them. The next release has them.";

    public static string None(PlaceGroupKind kind) => kind == PlaceGroupKind.Ward ? NoWards : NoNetworks;

    /// <summary>As in "Dearne South ward" and "Darlington PCN".</summary>
    public static string Named(PlaceGroup group) => group.Kind == PlaceGroupKind.Ward ? $"{group.Name} ward"
        : group.Name.Contains("PCN", StringComparison.OrdinalIgnoreCase) || group.Name.Contains("primary care network", StringComparison.OrdinalIgnoreCase) || group.Name.Contains("network", StringComparison.OrdinalIgnoreCase) ? group.Name
        : $"{group.Name} PCN";

    /// <summary>As in "wards of 2024" and "networks of 27 October 2023".</summary>
    public static string Edition(PlaceGroup group) => group.Kind == PlaceGroupKind.Ward ? $"wards of {group.Edition}" : $"networks of {Day(group.Edition)}";

    /// <summary>What it is, and where, in a line.</summary>
    public static string Detail(PlaceGroup group) => string.Join(" · ", new[]
    {
        $"{(group.Kind == PlaceGroupKind.Ward ? "ward" : "primary care network")} {group.Code}",
        group.Place is null ? null : group.Kind == PlaceGroupKind.Ward ? group.Place : $"most patients in {group.Place}",
        group.Kind == PlaceGroupKind.Ward ? $"{Figures.Some(group.Members, "neighbourhood")}, {Edition(group)}" : $"{Figures.Some(group.Members, "practice")}, {Edition(group)}",
    }.OfType<string>());

    public static string Day(string edition) => DateOnly.TryParseExact(edition, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.InWords()
        : edition;
}
