using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Checks;

internal static class CheckRules
{
    /// <summary>In the order in which an analyst wants to read them: first what explains the rest.</summary>
    public static IReadOnlyList<IDriftRule> All { get; } =
    [
        new ColumnMissingRule(),
        new TableMissingRule(),
        new TableNotReadRule(),
        new FactChangedRule(),
        new NoFiguresRule(),
        new FigureUnreadRule(),
        new LineEndRule(),
        new RowCountChangeRule(),
        new FigureCountRule(),
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
        .. AssetSiteRule.All,
        .. PracticeListRule.All,
    ];
}

/// <summary>A rule on how what came compares with what came before, or with what it must be. docs/operations.md lists them all.</summary>
internal interface IDriftRule
{
    /// <summary>As in findings and messages: "column-missing".</summary>
    string Id { get; }

    RuleOutcome Outcome { get; }

    IEnumerable<RuleFinding> Check(PullFacts facts);
}

/// <summary>The most a rule does.</summary>
internal enum RuleOutcome
{
    /// <summary>The reader is told; the figures serve.</summary>
    Tell,

    /// <summary>Rows are set aside with their reason; too many of them hold the source.</summary>
    RejectRow,

    /// <summary>The figures wait for the analyst; the last good ones serve.</summary>
    Hold,
}

/// <summary>A rule that the figures of a run keep as a whole. Rules for single rows are SQL and stand in Store.</summary>
internal interface IBatchRule
{
    /// <summary>As in rejections and messages: "coverage".</summary>
    string Id { get; }

    IEnumerable<Finding> Check(BatchFacts facts);
}

internal static class BatchRules
{
    public static IReadOnlyList<IBatchRule> All(ReleaseExpectations expectations) =>
        [new WholeFileRule(), new AreaCountRule(expectations), new FewRejectionsRule(), new PresenceRule(), new CoverageRule(), new MagnitudeRule()];
}
