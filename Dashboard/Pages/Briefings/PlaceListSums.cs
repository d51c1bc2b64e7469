using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.Briefings;

/// <summary>A list's counts, added up, as sections of a briefing: the very sums of the full page, with the reason where one is not shown.</summary>
/// <param name="conditions">In the order of the release.</param>
internal sealed class PlaceListSums(PlaceListView view, IReadOnlyList<Condition> conditions, TimeProvider clock)
{
    private const int People = 8;
    private const int Worse = 8;

    public IEnumerable<BriefingSection> Sections() => [.. Conditions(), .. Indicators()];

    private IEnumerable<BriefingSection> Conditions()
    {
        var wanted = conditions.Where(c => view.Query.Focus == FocusArea.Overall || c.Focus == view.Query.Focus).ToDictionary(c => c.Id, StringComparer.Ordinal);
        var sums = view.Conditions.Where(s => wanted.TryGetValue(s.Id, out var of) && (s.What == PlaceSum.NotCaredFor) == of.CareKnown).ToList();
        if (sums.Count == 0)
            yield break;
        yield return new BriefingSection("People of conditions, added up")
        {
            Table = new BriefingTable(
                "People of conditions, added up",
                [new("Condition", 5), new("People, 90% limits", 5, IsNumber: true), new("Per 1,000", 2, IsNumber: true)],
                [.. sums.Take(People).Select(Row)]),
            Items = sums.Count > People ? [$"{Figures.Count(sums.Count - People)} more on the full page."] : [],
        };
    }

    private static IReadOnlyList<string> Row(PlaceSum sum) => sum.Count is { } people
        ? [$"{sum.Name}, {sum.What}", $"{Figures.Count(Whole(people))} ({Figures.Count(Whole(sum.CountLower))}–{Figures.Count(Whole(sum.CountUpper))})", Figures.Value(sum.Value ?? 0, 1)]
        : [$"{sum.Name}, {sum.What}", sum.Reason ?? string.Empty, "–"];

    /// <summary>Those whose limits leave England's out on the worse side, the furthest from it first.</summary>
    private IEnumerable<BriefingSection> Indicators()
    {
        var told = view.Indicators.Where(i => i.Against is not null && i.Polarity != Polarity.None).ToList();
        if (told.Count == 0)
            yield break;
        var worse = told.Where(IsWorse).OrderByDescending(i => Math.Abs(Math.Log(Math.Max(i.Value!.Value, 1e-9) / Math.Max(i.England!.Value, 1e-9)))).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        yield return new BriefingSection("Worse than England’s, of what can be added up")
        {
            Paragraphs = [$"{Figures.Count(worse.Count)} of {Figures.Some(told.Count, "figure")} {Verb.Is(worse.Count)} worse than England’s by more than chance (95%). Rates are reckoned from summed counts. Their figures are of {Ages()}."],
            Table = worse.Count == 0 ? null : new BriefingTable(
                "Figures that are worse than England’s",
                [new("Figure", 6), new("The list, 95% limits", 4, IsNumber: true), new("England", 2, IsNumber: true)],
                [.. worse.Take(Worse).Select(i => (IReadOnlyList<string>)[$"{i.Name}{(i.Sex is null or Sex.Persons ? null : $", {i.SexId}")} ({i.Unit}, {PeriodWords.WithAge(i.Period!.Value, clock)})", $"{Figures.Value(i.Value!.Value, 1)} ({Figures.Value(i.ValueLower!.Value, 1)}–{Figures.Value(i.ValueUpper!.Value, 1)})", Figures.Value(i.England!.Value, 1)])]),
            Items = worse.Count > Worse ? [$"{Figures.Count(worse.Count - Worse)} more on the full page."] : [],
        };
    }

    private string Ages() => view.Periods is var periods && periods.Count > 0 ? PeriodWords.Range(periods[0], periods[^1], clock) : "no known period";

    private static bool IsWorse(PlaceSum sum) => sum.Against == (sum.Polarity == Polarity.HigherIsWorse ? "higher" : "lower");

    private static long Whole(double? people) => (long)Math.Round(people ?? 0);
}
