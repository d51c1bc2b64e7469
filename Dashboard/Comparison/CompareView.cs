using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Time;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>Places beside each other, by every indicator of a focus area.</summary>
public sealed record CompareView(CompareQuery Query, IReadOnlyList<Area> Areas, IReadOnlyList<CompareGroup> Groups)
{
    public IEnumerable<CompareRow> Rows => Groups.SelectMany(g => g.Rows);

    /// <summary>How many figures of each place have a verdict, in the order of the places.</summary>
    public IReadOnlyList<PlaceTally> Tallies => field ??= [.. Areas.Select((a, i) => PlaceTally.Of(a, [.. Rows.Select(r => r.Cells[i].Verdict)]))];
}

/// <summary>Indicators of one kind, the worst of the first place first.</summary>
public sealed record CompareGroup(string Name, string Words, IReadOnlyList<CompareRow> Rows);

/// <summary>One indicator of women, men or all, over the places.</summary>
/// <param name="Period">The newest that the level has.</param>
/// <param name="Cells">In the order of the places.</param>
public sealed record CompareRow(Indicator Indicator, Sex Sex, Period Period, IReadOnlyList<IndicatorComparison> Cells)
{
    /// <summary>That of the first place: England and ICS are the same for all.</summary>
    public IndicatorValue Around => Cells[0].Value;
}

/// <summary>How often a place is worse, better or similar.</summary>
/// <param name="Worse">Beyond England's median, or in its worst quarter.</param>
/// <param name="NoEnd">Higher or lower, where neither is better.</param>
public sealed record PlaceTally(Area Area, int Worse, int Similar, int Better, int NoEnd, int NotCompared)
{
    public static PlaceTally Of(Area area, IReadOnlyList<Verdict> verdicts) => new(
        area,
        verdicts.Count(v => v == Verdict.Worse),
        verdicts.Count(v => v == Verdict.Similar),
        verdicts.Count(v => v == Verdict.Better),
        verdicts.Count(v => v is Verdict.Higher or Verdict.Lower),
        verdicts.Count(v => v == Verdict.NotCompared));
}

/// <summary>What the comparison says, in a sentence.</summary>
internal static class CompareWords
{
    public const string Rule = "Worse or better: where 95% limits are published, they leave England’s median out; elsewhere, the figure lies in England’s worst or best quarter. “Higher” and “lower” have no better end.";

    public static string Finding(CompareView view)
    {
        if (view.Tallies.All(t => t.NotCompared == view.Rows.Count()))
            return "None of these places has a figure here that can be compared with England.";
        var (most, fewest, of) = (view.Tallies.Max(t => t.Worse), view.Tallies.Min(t => t.Worse), view.Rows.Count());
        return view.Areas.Count == 1 ? $"{view.Areas[0].DisplayName} is worse than England in {most} of {of} figures, and better in {view.Tallies[0].Better}."
            : most == fewest ? $"All are worse than England equally often: in {most} of {of} figures."
            : $"Most often worse than England is {Names(view, most)}, in {most} of {of} figures; least often {Names(view, fewest)}, in {fewest}.";
    }

    private static string Names(CompareView view, int worse) => string.Join(" and ", view.Tallies.Where(t => t.Worse == worse).Select(t => t.Area.DisplayName));
}
