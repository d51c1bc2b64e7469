using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Checks;

internal static class CheckRules
{
    /// <summary>Of one source's pull, in the order in which an analyst wants to read them: first what explains the rest.</summary>
    public static IReadOnlyList<ICheckRule<PullFacts>> OfPull { get; } =
    [
        new ColumnMissingRule(),
        new TableMissingRule(),
        new TableNotReadRule(),
        new FactChangedRule(),
        new NoFiguresRule(),
        new FigureUnreadRule(),
        new UncountedFiguresRule(),
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

    /// <summary>Of all figures of a run together.</summary>
    public static IReadOnlyList<ICheckRule<BatchFacts>> OfRelease(ReleaseExpectations expectations) =>
        [new WholeFileRule(), new AreaCountRule(expectations), new FewRejectionsRule(), new PresenceRule(), new CoverageRule(), new MagnitudeRule()];
}

/// <summary>
/// A rule on what came: on one source's figures beside its last (<see cref="PullFacts"/>), or on those of a whole release (<see cref="BatchFacts"/>).
/// Rules for single rows are SQL and stand in Store. docs/operations.md lists them all.
/// </summary>
internal interface ICheckRule<in TFacts>
{
    /// <summary>As in findings, rejections and messages: "column-missing".</summary>
    string Id { get; }

    RuleOutcome Outcome { get; }

    IEnumerable<RuleFinding> Check(TFacts facts);
}

/// <summary>The most a rule does.</summary>
internal enum RuleOutcome
{
    /// <summary>The reader is warned; the figures are used.</summary>
    WarnOnly,

    /// <summary>Rows are set aside with their reason; too many of them hold the source.</summary>
    RejectRow,

    /// <summary>The figures wait for the analyst; the last good ones are used.</summary>
    Hold,
}
