using System.Globalization;

namespace HealthNeeds.Ingest.Editions;

/// <summary>
/// The vintage in the name of one of ONS's layers: "LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU" is of 2024, "Local_Authority_Districts_May_2024_Boundaries_UK_BSC"
/// of May 2024, "LSOA11_LSOA21_LAD22_EW_LU_v5" the fifth version of 2022.
/// </summary>
/// <param name="Kind">What the layer is, without years, months, version and country: two layers of one kind differ in their vintage only.</param>
/// <param name="Date">Year and month as 202405; 202400 where no month is named.</param>
internal sealed record LayerVintage(string Name, string Kind, int Date, int Version)
{
    /// <summary>Countries, and what some vintages of one look-up have beside the rest.</summary>
    private static readonly HashSet<string> PassedOver = new(["EN", "EW", "UK", "LU", "CAL", "NHSER"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Areas of a census: another year of them is another kind of area.</summary>
    private static readonly HashSet<string> OfACensus = new(["OA", "LSOA", "MSOA"], StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[..12];

    public int Year => Date / 100;

    public static LayerVintage Of(string name)
    {
        var (kind, year, month, version) = (new List<string>(), 0, 0, 0);
        foreach (var part in name.Split('_'))
        {
            var letters = part.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
            var number = letters.Length < part.Length && int.TryParse(part[letters.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : (int?)null;
            if (number is { } count && letters.Equals("v", StringComparison.OrdinalIgnoreCase))
                version = count;
            else if (Array.FindIndex(Months, m => m.Equals(part, StringComparison.OrdinalIgnoreCase)) is >= 0 and var at)
                month = at + 1;
            else if (OfACensus.Contains(letters))
                kind.Add(part.ToUpperInvariant());
            else if (!PassedOver.Contains(letters) && letters.Length > 0)
                kind.Add(letters.ToUpperInvariant());
            if (number is { } of and (>= 10 and < 100 or >= 2000 and < 2100) && !letters.Equals("v", StringComparison.OrdinalIgnoreCase) && !OfACensus.Contains(letters))
                year = Math.Max(year, of < 100 ? 2000 + of : of);
        }

        return new LayerVintage(name, string.Join('_', kind), (year * 100) + month, version);
    }

    public bool IsLaterThan(LayerVintage other) => Kind == other.Kind && (Date, Version).CompareTo((other.Date, other.Version)) > 0;
}
