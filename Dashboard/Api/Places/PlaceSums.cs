using HealthNeeds.Analytics.Limits;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>
/// Counts of a list of places, added up again. Only counts are added; a rate is reckoned from the sums and never an average of rates. A sum with a
/// member that is not shown is not shown, nor one from which a member left out could be reckoned.
/// </summary>
internal sealed class PlaceSums(ReleaseFigures figures, ListedPlaces list, CancellationToken token)
{
    /// <summary>Where a list leaves out so few places of an MSOA or authority and one of these is hidden, its sum would tell of that one.</summary>
    private const int Few = 3;

    private IReadOnlyList<AreaCode> Beside => field ??= figures.Lease.PlaceLists.LeftOut(list.Level, list.Codes, Few, token);

    /// <summary>People of each condition; of one whose care is known, also those not cared for.</summary>
    public IReadOnlyList<PlaceSum> Conditions()
    {
        var sums = figures.Lease.PlaceLists.Conditions(list.Level, list.Codes, token).ToDictionary(s => s.Condition, StringComparer.Ordinal);
        var exposed = figures.Lease.PlaceLists.HiddenConditions(list.Level, Beside, token);
        double residents = list.Areas.Sum(a => a.Population ?? 0);
        return [.. figures.Conditions.Where(c => sums.ContainsKey(c.Id)).SelectMany(c => Of(c, sums[c.Id], residents, exposed.Contains(c.Id)))];
    }

    /// <summary>Indicators that are counts of people, of a focus area or all; bands of age and earlier indices are left out, as elsewhere.</summary>
    public IReadOnlyList<PlaceSum> Indicators(string focus)
    {
        var wanted = Wanted(figures, focus);
        var all = wanted.ToDictionary(i => i.Id);
        (IndicatorId, double)[] asked = [.. wanted.Select(i => (i.Id, IndicatorScale.Unit(i)!.Value))];
        var england = England(figures, list.Level);
        var exposed = figures.Lease.PlaceLists.HiddenIndicators(Beside, token);
        return [.. figures.Lease.PlaceLists.Indicators(list.Codes, asked, token)
            .Where(s => s.Counted > 0)
            .Select(s => Of(all[s.Indicator], s, england.TryGetValue((s.Indicator, s.Sex, s.Period), out var rate) ? rate : null, exposed.Contains(s.Indicator.Value)))
            .OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal).ThenBy(s => s.Sex)];
    }

    /// <summary>How many indicators have figures at the level and cannot be added up.</summary>
    public int NotAdded(string focus, IReadOnlyList<PlaceSum> added)
    {
        var sums = added.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var held = figures.RememberForAll($"places/held/{list.Level}", () => figures.Lease.Indicators.At(list.Level, CancellationToken.None));
        return figures.Indicators.Count(i => IsOf(i, focus) && held.Contains(i.Id.Value) && !sums.Contains(i.Id.Value));
    }

    /// <summary>By indicator, England's counts over its denominators, added up over its areas of a level; of those with both everywhere they have a value, and with values of nine in ten of the level's areas: a part of England is not England.</summary>
    public static IReadOnlyDictionary<(IndicatorId, Sex, Period), double> England(ReleaseFigures figures, AreaLevel level) => figures.RememberForAll(
        $"places/england/{level}",
        () => new KeptSums(figures.Lease.PlaceLists.Indicators(level, [.. Wanted(figures, FocusArea.Overall).Select(i => (i.Id, IndicatorScale.Unit(i)!.Value))], CancellationToken.None)
            .Where(s => s.Exact > 0 && s.Exact == s.Places && s.Places >= IndicatorSpread.LeastCoverage * figures.AreasOf(level)).ToDictionary(s => (s.Indicator, s.Sex, s.Period), s => s.Numerator / s.Denominator))).Of;

    private static Indicator[] Wanted(ReleaseFigures figures, string focus) => [.. figures.Indicators.Where(i => IsOf(i, focus) && !i.Modelled && i.NativeLevel != AreaLevel.Practice && IndicatorScale.Unit(i) is not null)];

    private static bool IsOf(Indicator indicator, string focus) =>
        !IndicatorGroups.IsAge(indicator) && !IndicatorGroups.IsEarlier(indicator) && (focus == FocusArea.Overall || indicator.Uses.Any(u => u.Focus == focus));

    private IEnumerable<PlaceSum> Of(Condition condition, SummedCondition sum, double residents, bool exposed)
    {
        yield return Of(condition, PlaceSum.Having, sum, sum.HaveKnown, (sum.Have, sum.HaveLower, sum.HaveUpper), residents, exposed);
        if (condition.CareKnown)
            yield return Of(condition, PlaceSum.NotCaredFor, sum, sum.UnmetKnown, (sum.Unmet, sum.UnmetLower, sum.UnmetUpper), residents, exposed);
    }

    private PlaceSum Of(Condition condition, string what, SummedCondition sum, int known, (double Value, double Lower, double Upper) people, double residents, bool exposed)
    {
        var shown = new PlaceSum("condition", condition.Id, condition.Title, what, Sex: null, Period: null, list.Areas.Count, "per 1,000 residents", condition.Note);
        if (WhyNot(sum.Places, known, sum.Hidden, people.Value, exposed) is { } reason) return shown with { Reason = reason };
        return shown with
        {
            Count = people.Value,
            CountLower = people.Lower,
            CountUpper = people.Upper,
            Denominator = residents,
            Value = people.Value / residents * 1000,
            ValueLower = people.Lower / residents * 1000,
            ValueUpper = people.Upper / residents * 1000,
        };
    }

    private PlaceSum Of(Indicator indicator, SummedIndicator sum, double? england, bool exposed)
    {
        var unit = IndicatorScale.Unit(indicator)!.Value;
        var shown = new PlaceSum("indicator", indicator.Id.Value, indicator.Name, indicator.Unit, sum.Sex, sum.Period, list.Areas.Count, indicator.Unit, indicator.Caveat) { Polarity = indicator.Polarity, Licence = indicator.Licence };
        if (WhyNot(sum.Places, Math.Min(sum.Known, sum.Counted), sum.Hidden, sum.Numerator, exposed) is { } reason) return shown with { Reason = reason };
        shown = shown with { Count = sum.Numerator, Denominator = sum.Denominator };
        if (sum.Exact < list.Areas.Count) return shown with { Reason = "values are not one count over another, as of standardised rates: the counts are added, and no rate is" };
        var limits = FigureBounds.IsShare(indicator) ? ProportionLimits.Wilson(Math.Min(sum.Numerator, sum.Denominator), sum.Denominator)
            : CountLimits.Of(sum.Numerator) is var events ? new Interval(events.Lower / sum.Denominator, events.Upper / sum.Denominator) : default;
        return shown with { Value = unit * sum.Numerator / sum.Denominator, ValueLower = unit * limits.Lower, ValueUpper = unit * limits.Upper, England = unit * england };
    }

    /// <summary>Why a sum is not shown; null where it is.</summary>
    private string? WhyNot(int places, int known, int hidden, double sum, bool exposed)
    {
        var all = list.Areas.Count;
        return hidden > 0 ? $"not shown: {Some(hidden)} of the list {Verb.Has(hidden)} too few to show"
            : places < all || known < all ? $"not added up: nothing is known of {Some(all - Math.Min(places, known))} of the list"
            : exposed ? "not shown: the list leaves out only a few places of a larger one, and what is hidden of these could be reckoned"
            : sum < ConditionNeed.FewestShown ? $"not shown: fewer than {ConditionNeed.FewestShown}"
            : null;
    }

    private static string Some(int places) => places == 1 ? "1 place" : $"{places:N0} places";

    private sealed record KeptSums(IReadOnlyDictionary<(IndicatorId, Sex, Period), double> Of);
}
