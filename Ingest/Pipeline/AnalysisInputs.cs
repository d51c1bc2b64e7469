using HealthNeeds.Analytics;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Changes;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What analyses of a run read.</summary>
internal static class AnalysisInputs
{
    /// <summary>Areas and figures of the release being made.</summary>
    public static AnalysisInput Of(RunState run, CancellationToken cancellation) =>
        Of(run, run.Areas, run.Figures.Table(AreaLevel.Lsoa21, cancellation), run.Figures.Table(AreaLevel.Ltla24, cancellation));

    /// <summary>Areas and figures of the release before; indicators, focus areas and options of this one.</summary>
    public static AnalysisInput Of(RunState run, Predecessor before, CancellationToken cancellation) =>
        Of(run, before.Areas(cancellation), before.Columns(AreaLevel.Lsoa21, cancellation).Table(), before.Columns(AreaLevel.Ltla24, cancellation).Table());

    private static AnalysisInput Of(RunState run, IReadOnlyList<Area> areas, AreaTable lsoas, AreaTable authorities) =>
        new(areas, run.Catalogues.Indicators.Indicators, run.Catalogues.FocusAreas, lsoas, authorities, run.AnalysisOptions);
}
