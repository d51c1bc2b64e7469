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
    /// <summary>Figures with a better end that can be compared.</summary>
    public int Judged => Worse + Similar + Better;

    /// <summary>How many of those are worse, 0 to 1; null where there are none.</summary>
    public double? WorseShare => Judged == 0 ? null : Worse / (double)Judged;

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

    private const string WhyUnknown = "limits are not published for it and all its peers, or fewer than five peers have a figure";

    public static string Finding(CompareView view) => Finding(view.Tallies, view.Rows.Count());

    /// <param name="rows">Figures that are set beside each other.</param>
    public static string Finding(IReadOnlyList<PlaceTally> tallies, int rows)
    {
        if (tallies.All(t => t.NotCompared == rows))
            return "None of these places has a figure here that can be compared with England.";
        var judged = tallies.Where(t => t.Judged > 0).OrderByDescending(t => t.WorseShare).ToList();
        if (judged.Count == 0)
            return "None of these places has a figure here that could be worse or better than England’s.";
        var (most, fewest) = (judged[0], judged[^1]);
        return judged.Count == 1 ? $"{most.Area.DisplayName} is worse than England {Share(most)} that can be compared, and better in {most.Better}."
            : most.Worse == 0 ? "None of them is worse than England in any figure that can be compared."
            : most.WorseShare == fewest.WorseShare ? $"All are worse than England equally often: in {Figures.Percent(most.WorseShare ?? 0)} of their figures that can be compared."
            : $"Most often worse than England is {Names(judged, most)} that can be compared; least often {Names(judged, fewest)}.";
    }

    /// <summary>How a place stands against its peers.</summary>
    /// <param name="told">Of how many figures that is known.</param>
    /// <param name="unknown">Of how many it is not.</param>
    public static string AgainstPeers(int worse, int better, int told, int unknown) => (told, unknown) switch
    {
        (0, 0) => "No figure of it can be set beside its peers’.",
        (0, _) => $"Of none of its {Figures.Some(unknown, "figure")} is it known whether it differs from its peers: {WhyUnknown}.",
        (_, 0) => Peers(worse, better, told),
        _ => $"{Peers(worse, better, told)} Of {Figures.Some(unknown, "other")} it is not known: {WhyUnknown}.",
    };

    private static string Peers(int worse, int better, int told) => $"Worse than its peers in {worse} of {Figures.Some(told, "figure")} that {Verb.Has(told)} limits, better in {better}.";

    /// <summary>All that are worse as often, each with its own count.</summary>
    private static string Names(List<PlaceTally> judged, PlaceTally like) =>
        string.Join(", and ", judged.Where(t => t.WorseShare == like.WorseShare).Select(t => $"{t.Area.DisplayName}, {Share(t)}"));

    private static string Share(PlaceTally tally) => $"in {tally.Worse} of its {Figures.Some(tally.Judged, "figure")} ({Figures.Percent(tally.WorseShare ?? 0)})";
}
