using HealthNeeds.Dashboard.Api.Downloads;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>Of which years the figures are that a ranking, or a count of people, is made of: of each indicator the newest counts.</summary>
/// <param name="OldestEnd">The last day of the oldest: how old the figures are is counted from it.</param>
/// <param name="NewestEnd">The last day of the newest.</param>
internal sealed record MeasuredPeriods(string Oldest, DateOnly OldestEnd, string Newest, DateOnly NewestEnd)
{
    /// <param name="measured">One for each indicator, the oldest first.</param>
    /// <returns>Null where there is none.</returns>
    public static MeasuredPeriods? Of(IReadOnlyList<Period> measured) =>
        measured.Count == 0 ? null : new($"{measured[0]}", measured[0].End, $"{measured[^1]}", measured[^1].End);

    /// <summary>The same in every row of a table.</summary>
    public static CsvColumn<T>[] Columns<T>(MeasuredPeriods? measured) =>
    [
        CsvColumn<T>.Text("oldestPeriod", _ => measured?.Oldest),
        CsvColumn<T>.Day("oldestPeriodEnd", _ => measured?.OldestEnd),
        CsvColumn<T>.Text("newestPeriod", _ => measured?.Newest),
        CsvColumn<T>.Day("newestPeriodEnd", _ => measured?.NewestEnd),
    ];
}
