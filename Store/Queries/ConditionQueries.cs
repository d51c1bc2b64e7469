using HealthNeeds.Core.Conditions;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>Conditions whose people are counted, and how many of them there are where. An unknown id or code gives an empty answer.</summary>
public sealed class ConditionQueries
{
    private readonly Database database;

    internal ConditionQueries(Database database) => this.database = database;

    /// <summary>In the order of the focus areas, and of their plans.</summary>
    public IReadOnlyList<Condition> All(CancellationToken token = default) =>
        database.Query<Condition>("select id, focus, title, counted_of as \"of\", care_known, note from condition order by position", [], token);

    /// <summary>Whether it is estimated anywhere in England how many to expect of a condition. What is hidden in one place says nothing of that.</summary>
    public bool HasExpected(string condition, CancellationToken token = default) =>
        database.Query<bool>("select exists(select 1 from condition_need where condition = $condition and expected is not null) as has_expected", [("condition", condition)], token)[0];

    /// <summary>The areas of one level inside <paramref name="within"/>, most people per 1,000 residents first; areas without a number last, by code.</summary>
    public IReadOnlyList<CountedArea> List(string condition, AreaLevel level, AreaCode within, CancellationToken token = default)
    {
        const string Sql = $"""
            select n.condition, n.have, n.have_lower, n.have_upper, n.unmet, n.unmet_lower, n.unmet_upper, n.per_thousand, n.per_thousand_lower, n.per_thousand_upper,
                n.expected, n.expected_lower, n.expected_upper, n.suppressed, {AreaRow.Columns}
            from condition_need n join area a on a.code = n.area
            where n.condition = $condition and n.level = $level and a.level = $level and {AreaRow.IsWithin}
            order by n.per_thousand desc nulls last, n.area
            """;
        return database.QueryWithArea<CountedRow>(Sql, [("condition", condition), ("level", level.Id()), ("within", within.Value)], token).ConvertAll(r => r.Row.ToCountedArea(r.Area));
    }
}

/// <summary>An area, and the people of one condition in it.</summary>
public sealed record CountedArea(ConditionNeed Need, Area Area);

internal sealed record CountedRow(
    string Condition,
    double? Have,
    double? HaveLower,
    double? HaveUpper,
    double? Unmet,
    double? UnmetLower,
    double? UnmetUpper,
    double? PerThousand,
    double? PerThousandLower,
    double? PerThousandUpper,
    double? Expected,
    double? ExpectedLower,
    double? ExpectedUpper,
    bool Suppressed)
{
    public CountedArea ToCountedArea(AreaRow area) => new(
        new ConditionNeed(Condition, new AreaCode(area.Code), Of(Have, HaveLower, HaveUpper), Of(Unmet, UnmetLower, UnmetUpper), Of(PerThousand, PerThousandLower, PerThousandUpper), Of(Expected, ExpectedLower, ExpectedUpper), Suppressed),
        area.ToArea());

    private static Estimate? Of(double? value, double? lower, double? upper) => value is { } v && lower is { } l && upper is { } u ? new Estimate(v, l, u) : null;
}
