using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>
/// Figures can be read, and so can what they are made from, figures of parts, and tables that hold counts alone. Where more than a few cannot, their publisher prints them in another way:
/// it is not the table we know.
/// </summary>
internal sealed class FigureUnreadRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "figure-unread";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var figures = OfFigures(facts).ToList();
        // What is said of an indicator is not said again of all that came.
        return [.. figures.Count > 0 ? figures : OfCells(facts, RowRules.Number, holds: true, "Counts, denominators, limits and figures of parts can be read."), .. OfCells(facts, FingertipsRowRules.Trend, holds: false, "Recent trends can be read; without, the figures are taken.")];
    }

    private IEnumerable<RuleFinding> OfFigures(PullFacts facts)
    {
        if (facts.Broken.GetValueOrDefault(RowRules.Number) + facts.Broken.GetValueOrDefault(RowRules.Range) == 0)
            return [];
        return from indicator in facts.Now.Profile.GroupBy(s => s.Indicator, StringComparer.Ordinal)
               let figures = (All: indicator.Sum(s => s.Rows), Failed: indicator.Sum(s => s.Failed))
               where figures.Failed > Tolerated * figures.All
               select new RuleFinding(
                   Id, Holds: true, indicator.Key, "Figures can be read, and lie within their range.", $"{figures.Failed:N0} of {figures.All:N0} figures that cannot",
                   FormattableString.Invariant($"at most {Tolerated:P0}"), Examples(facts, RowRules.Number, RowRules.Range));
    }

    /// <summary>Cells of rows that were kept, and rows that were not for one: a row may hold many figures, or be one of many that make a figure, so they are held against the larger number.</summary>
    private IEnumerable<RuleFinding> OfCells(PullFacts facts, string rule, bool holds, string reason)
    {
        var (unread, kept) = (facts.Broken.GetValueOrDefault(rule), Math.Max(facts.Now.RowsKept, facts.Now.Profile.Sum(s => s.Rows)));
        if (unread > Tolerated * (kept + unread))
            yield return new RuleFinding(Id, holds, $"all rows, rule {rule}", reason, $"{unread:N0} that cannot, beside {kept:N0} rows or figures", FormattableString.Invariant($"at most {Tolerated:P0}"), Examples(facts, rule));
    }

    private static IReadOnlyList<string> Examples(PullFacts facts, params string[] rules) =>
        [.. facts.Rejections.Where(r => rules.Contains(r.Rule)).Take(3).Select(r => $"line {r.Line} {r.Key}: {r.Found}")];
}
