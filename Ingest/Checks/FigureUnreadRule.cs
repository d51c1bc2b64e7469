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
        var indicators = Unread(facts);
        return
        [
            .. indicators.Select(i => new RuleFinding(
                Id, Holds: true, i.Indicator, "Figures can be read, and lie within their range.", $"{i.Failed:N0} of {i.All:N0} figures that cannot",
                FormattableString.Invariant($"at most {Tolerated:P0}"), Examples(facts, RowRules.Number, RowRules.Range))),
            .. OfCells(facts, RowRules.Number, Told(facts, indicators), holds: true, "Counts, denominators, limits and figures of parts can be read."),
            .. OfCells(facts, FingertipsRowRules.Trend, told: 0, holds: false, "Recent trends can be read; without, the figures are taken."),
        ];
    }

    private static List<(string Indicator, long All, long Failed)> Unread(PullFacts facts)
    {
        if (facts.Broken.GetValueOrDefault(RowRules.Number) + facts.Broken.GetValueOrDefault(RowRules.Range) == 0)
            return [];
        return [.. from indicator in facts.Now.Profile.GroupBy(s => s.Indicator, StringComparer.Ordinal)
                   let figures = (Indicator: indicator.Key, All: indicator.Sum(s => s.Rows), Failed: indicator.Sum(s => s.Failed))
                   where figures.Failed > Tolerated * figures.All
                   select figures];
    }

    /// <summary>
    /// Figures that are no numbers and were told by indicator: they are not told again among all that came. A figure fails by its range or its limits too, and a profile does not say by which:
    /// as many as broke those rules are not taken off, for a few that are told twice are better than others that are not told.
    /// </summary>
    private static long Told(PullFacts facts, List<(string Indicator, long All, long Failed)> indicators) =>
        Math.Max(0, indicators.Sum(i => i.Failed) - facts.Broken.GetValueOrDefault(RowRules.Range) - facts.Broken.GetValueOrDefault(RowRules.Interval));

    /// <summary>Cells of rows that were kept, and rows that were not for one: a row may hold many figures, or be one of many that make a figure, so they are held against the larger number.</summary>
    /// <param name="told">How many of them are in another finding.</param>
    private IEnumerable<RuleFinding> OfCells(PullFacts facts, string rule, long told, bool holds, string reason)
    {
        var (unread, kept) = (Math.Max(0, facts.Broken.GetValueOrDefault(rule) - told), Math.Max(facts.Now.RowsKept, facts.Now.Profile.Sum(s => s.Rows)));
        if (unread > Tolerated * (kept + unread))
            yield return new RuleFinding(Id, holds, $"all rows, rule {rule}", reason, $"{unread:N0} that cannot, beside {kept:N0} rows or figures", FormattableString.Invariant($"at most {Tolerated:P0}"), Examples(facts, rule));
    }

    /// <summary>One of each kind of cell first.</summary>
    private static IReadOnlyList<string> Examples(PullFacts facts, params string[] rules)
    {
        var broken = facts.Rejections.Where(r => rules.Contains(r.Rule)).ToList();
        return [.. broken.DistinctBy(r => r.Reason, StringComparer.Ordinal).Union(broken).Take(3).Select(r => $"line {r.Line} {r.Key}: {r.Found}")];
    }
}
