using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Ingest.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Asks which of the region's assets could help in each of its areas, and where none could.</summary>
internal sealed class MatchStage(IngestPaths paths) : IStage
{
    public StagePlan Plan { get; } = new("match", "Match needs with assets", 3);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        if (run.Region.Assets is not { } file)
            return Task.FromResult(new StageResult(0));
        using var json = File.OpenRead(Path.Combine(paths.Data, file));
        var catalogue = AssetCatalogueReader.Read(json, run.Catalogues.FocusAreas, file);
        var areas = run.Areas.Where(a => AreaLevels.Ranked.Contains(a.Level) && a.Icb == run.Region.Icb).ToList();
        var pressures = NeedPressures.Of(
            catalogue.Needs,
            run.Catalogues.Indicators.Indicators,
            areas,
            run.Figures.Table(AreaLevel.Lsoa21, cancellation),
            run.Figures.Table(AreaLevel.Ltla24, cancellation));
        var found = AssetMatcher.Match(catalogue, areas, run.Catalogues.FocusAreas, pressures, options: null, cancellation);
        run.Writer.AppendAssets(catalogue);
        run.Writer.AppendMatches(found.Matches);
        run.Writer.AppendNoMatches(found.NoMatches);
        return Task.FromResult(new StageResult(found.Matches.Count + found.NoMatches.Count));
    }
}
