using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pipeline.Stages;

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
        var tables = AreaLevels.Ranked.ToDictionary(level => level, level => run.Figures.Table(level, cancellation));
        var pressures = new NeedPressureStudy(run.Catalogues.Indicators.Indicators, tables).Of(catalogue.Needs, areas);
        var needs = new PlaceNeeds(pressures, LifeStages.Of(tables.Values));
        var found = AssetMatcher.Match(catalogue, areas, run.Catalogues.FocusAreas, needs, options: null, cancellation);
        run.Writer.AppendAssets(catalogue);
        run.Writer.AppendMatches(found.Matches);
        run.Writer.AppendNoMatches(found.NoMatches);
        run.Writer.AppendAssetOutlooks(AssetOutlookStudy.Of(catalogue, areas, needs, cancellation));
        return Task.FromResult(new StageResult(found.Matches.Count + found.NoMatches.Count));
    }
}
