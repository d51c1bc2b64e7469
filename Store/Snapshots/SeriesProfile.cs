namespace HealthNeeds.Store.Snapshots;

/// <summary>One indicator, period and sex of a file of figures, in numbers.</summary>
/// <param name="Areas">Rows of different areas.</param>
/// <param name="Known">Rows with a value.</param>
/// <param name="OutsideLimits">Rows whose value lies outside its confidence limits.</param>
/// <param name="Failed">Rows whose value was printed and broke a rule.</param>
internal sealed record SeriesProfile(
    string Indicator,
    string Period,
    string Sex,
    long Rows,
    long Areas,
    long Known,
    double? Minimum,
    double? Median,
    double? Maximum,
    long OutsideLimits,
    long Failed = 0)
{
    public long Repeated => Rows - Areas;
}

/// <param name="Broken">Figures that are neither a value nor missing, or lie outside their limits.</param>
internal sealed record IndicatorExtent(string Indicator, long Figures, double? Lowest, double? Highest, double? Mean, long Broken);

/// <summary>How many figures name an area.</summary>
/// <param name="Level">That of the indicators they are of.</param>
internal sealed record AreaRowCount(AreaLevel Level, string Area, long Rows);

/// <summary>One figure as it was and as it is; null where there is none.</summary>
internal sealed record ChangedFigure(string Indicator, string Area, string Period, string Sex, double? Before, double? Now);

/// <summary>An organisation as a directory lists it.</summary>
/// <param name="Kind"><see cref="Site"/> or <see cref="Practice"/>.</param>
/// <param name="Status">"Active", "Inactive", or <see cref="NotFound"/>, where name and postcode are null.</param>
/// <param name="Changed">When its record was last changed, as printed.</param>
/// <param name="Asset">Id of the asset whose site it is; null for practices.</param>
/// <param name="ExpectedPostcode">Where a region's file of sites has the site; null for practices.</param>
internal sealed record ListedOrganisation(string Code, string Kind, string? Name, string Status, string? Postcode, string? Changed, string? Asset, string? ExpectedPostcode)
{
    public const string Site = "site";
    public const string Practice = "practice";
    public const string Active = "Active";
    public const string NotFound = "Not found";
}
