using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Store.Comparison;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What analyses of a run read.</summary>
internal static class RunAnalysisInput
{
    /// <summary>Areas and figures of the release being made.</summary>
    public static AnalysisInput Of(RunState run, CancellationToken cancellation)
    {
        var (first, second) = run.Figures.PracticeHalves(NeedAnalysis.OfPractices, cancellation);
        return Of(run, run.Areas, run.Figures.Columns(AreaLevel.Lsoa21, cancellation), run.Figures.Columns(AreaLevel.Ltla24, NeedAnalysis.OfLargerAreas, cancellation)) with
        {
            Msoas = NotOwn(run.Figures.Columns(AreaLevel.Msoa21, NeedAnalysis.OfLargerAreas, cancellation)),
            Halves = new PracticeHalves(first, second),
        };
    }

    /// <summary>Areas and figures of the release before; indicators, focus areas and options of this one.</summary>
    public static AnalysisInput Of(RunState run, EarlierRelease before, CancellationToken cancellation) =>
        Of(run, before.Areas(cancellation), before.Columns(AreaLevel.Lsoa21, [], cancellation), before.Columns(AreaLevel.Ltla24, NeedAnalysis.OfLargerAreas, cancellation)) with
        {
            Msoas = NotOwn(before.Columns(AreaLevel.Msoa21, NeedAnalysis.OfLargerAreas, cancellation)),
        };

    private static AnalysisInput Of(RunState run, IReadOnlyList<Area> areas, AreaTable lsoas, AreaTable authorities)
    {
        var bundled = run.Catalogues.Indicators.WithoutOwn();
        var ranked = Ranked(bundled);
        return new(areas, bundled.Indicators, run.Catalogues.FocusAreas, lsoas.Only(ranked.Contains), authorities.Only(ranked.Contains), run.AnalysisOptions) { Checks = run.Catalogues.Checks };
    }

    /// <summary>
    /// Figures of LSOAs and authorities from sources that are there only once their publisher was asked move no rank: no analysis sees them. Of
    /// MSOAs, those that an outcome names are seen, and so are measures of care that come live beside bundled registers.
    /// </summary>
    private static HashSet<IndicatorId> Ranked(IndicatorCatalogue catalogue)
    {
        var liveOnly = catalogue.LiveOnly();
        return [.. catalogue.Indicators.Where(i => !liveOnly.Contains(i.Source)).Select(i => i.Id)];
    }

    /// <summary>No analysis sees an own indicator: ranks are the same with it and without.</summary>
    private static AreaTable NotOwn(AreaTable table) => table.Only(i => !OwnIndicators.IsOwn(i.Value));
}
