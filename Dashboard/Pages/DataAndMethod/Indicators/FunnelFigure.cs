using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>Draws a funnel plot of one set of figures.</summary>
internal static class FunnelFigure
{
    private const int Points = 60;

    public static FunnelView Of(FigureSet set, string extent, TimeProvider clock)
    {
        var funnel = Funnel.Of(set);
        if (funnel.Average is not { } average) return new FunnelView(funnel, Chart: null);
        var (indicator, unit) = (set.Indicator, IndicatorScale.Unit(set.Indicator)!.Value);
        var people = Spread(funnel.Places[0].People, funnel.Places[^1].People);
        double[][] bounds = [.. people.Select(p => FunnelPlace.Bounds(average / unit, p, unit, FigureBounds.IsShare(indicator)) is var (inner, outer) ? new[] { outer.Lower, inner.Lower, inner.Upper, outer.Upper } : [])];
        var outside = funnel.Places.Where(p => p.Side != FunnelSide.Inside).OrderByDescending(p => p.Value).ToList();
        var words = $"{(funnel.IsEngland ? "England" : extent)} {Figures.Value(average, indicator.Decimals)}";
        var heading = new ChartHeading("funnel", $"{IndicatorWords.Named(indicator)} by size of place, {set.Period}", Note(set, funnel, words, outside.Count, clock), indicator.Unit, indicator.Decimals);
        return new FunnelView(funnel, FunnelChart.Of(heading, [.. funnel.Places.Select(Dot)], words, average, people, bounds, Twin(outside, indicator.Decimals)));
    }

    private static string Note(FigureSet set, Funnel funnel, string average, int outside, TimeProvider clock) =>
        $"{set.Indicator.Unit}, {PeriodWords.WithAge(set.Period!.Value, clock)}. Were all alike ({average}), chance alone would keep 95% of places between the dashed lines and 99.8% between the dotted ones: about {Figures.Count((long)Math.Round(.05 * funnel.Places.Count))} of {Figures.Count(funnel.Places.Count)} would lie outside the dashed ones; {Figures.Count(outside)} {(outside == 1 ? "does" : "do")}. The table names those; the download says of every place where it lies.";

    private static FunnelDot Dot(FunnelPlace place) => new(Name(place), place.People, place.Value, place.Side switch
    {
        FunnelSide.Inside => 0,
        FunnelSide.Above95 or FunnelSide.Above998 => 1,
        _ => -1,
    });

    private static ChartTable Twin(IReadOnlyList<FunnelPlace> outside, int decimals) => new(
        "Place outside the limits",
        ["People", "Value", "95% limits", "99.8% limits", "Lies"],
        [.. outside.Select(p => new ChartRow(Name(p),
            [Figures.Count((long)p.People), Figures.Value(p.Value, decimals), $"{Figures.Value(p.Inner.Lower, decimals)} to {Figures.Value(p.Inner.Upper, decimals)}", $"{Figures.Value(p.Outer.Lower, decimals)} to {Figures.Value(p.Outer.Upper, decimals)}", FunnelWords.Of(p.Side)]))]);

    private static string Name(FunnelPlace place) => place.Area.PlaceName is null ? place.Area.Name : $"{place.Area.DisplayName} ({place.Area.Name})";

    /// <summary>Closer together where few people make limits bend most.</summary>
    private static double[] Spread(double from, double to)
    {
        var (low, high) = (Math.Max(1, from * .9), Math.Max(2, to * 1.05));
        return [.. Enumerable.Range(0, Points).Select(i => Math.Round(low * Math.Pow(high / low, i / (Points - 1.0)))).Distinct()];
    }
}
