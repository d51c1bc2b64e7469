namespace HealthNeeds.Store.Snapshots;

/// <summary>One indicator, period and sex of a file of figures, in numbers.</summary>
/// <param name="Areas">Rows of different areas.</param>
/// <param name="Known">Rows with a value.</param>
/// <param name="OutsideLimits">Rows whose value lies outside its confidence limits.</param>
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
    long OutsideLimits)
{
    public long Repeated => Rows - Areas;
}
