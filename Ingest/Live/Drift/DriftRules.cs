namespace HealthNeeds.Ingest.Live.Drift;

internal static class DriftRules
{
    /// <summary>In the order in which an analyst wants to read them: first what explains the rest.</summary>
    public static IReadOnlyList<IDriftRule> All { get; } =
    [
        new ColumnMissingRule(),
        new TableMissingRule(),
        new FactChangedRule(),
        new NoFiguresRule(),
        new RowCountChangeRule(),
        new RejectedShareChangeRule(),
        new AreaVintageRule(),
        new ValueOutsideLimitsRule(),
        new RepeatedKeyRule(),
        new ColumnLostRule(),
        new ColumnMovedRule(),
        new ColumnAddedRule(),
        new PeriodFormRule(),
        new IndicatorWithoutFiguresRule(),
        new CarePracticeRule(),
        new CareCodeRule(),
        new CareMeasureRule(),
        new RecodedAreaRule(),
        .. SiteRule.All,
        .. PracticeRule.All,
    ];
}
