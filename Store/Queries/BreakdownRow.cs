using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Store.Queries;

internal sealed record BreakdownRow(
    string Area,
    string Period,
    string Sex,
    string Age,
    string CategoryType,
    string Category,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string? Note)
{
    public const string Columns = "b.area, b.period, b.sex, b.age, b.category_type, b.category, b.value, b.lower, b.upper, b.count, b.denominator, b.missing, b.note";

    public Breakdown ToBreakdown() => new(
        new AreaCode(Area),
        Core.Time.Period.Parse(Period),
        StoredNames.ParseSex(Sex),
        Age,
        CategoryType,
        Category,
        Value is { } value ? new Estimate(value, Lower, Upper) : null,
        Count,
        Denominator,
        Missing is null ? null : MissingReasons.Parse(Missing),
        Note);
}
