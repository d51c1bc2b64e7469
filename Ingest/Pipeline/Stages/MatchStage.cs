using HealthNeeds.Analytics.Matching;
using HealthNeeds.Analytics.Research;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Research;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Asks which of the region's assets could help in each of its areas, and where none could.</summary>
internal sealed class MatchStage(IngestPaths paths) : IStage
{
    public StagePlan Plan { get; } = new("match", "Match needs with assets", 3);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        if (run.Region.Assets(run.Catalogues.Needs, run.Catalogues.FocusAreas) is not { } catalogue)
            return Task.FromResult(new StageResult(0));
        var region = run.Region.Over([.. run.Areas]);
        var areas = run.Areas.Where(a => AreaLevels.Ranked.Contains(a.Level) && region.Holds(a)).ToList();
        var tables = AreaLevels.Ranked.ToDictionary(level => level, level => run.Figures.Columns(level, cancellation));
        var pressures = new NeedPressureStudy(run.Catalogues.Indicators.Indicators, tables).Of(catalogue.Needs, areas);
        var needs = new PlaceNeeds(pressures, LifeStages.Of(tables.Values));
        var found = AssetMatcher.Match(catalogue, areas, run.Catalogues.FocusAreas, needs, options: null, cancellation);
        var research = ResearchAssets.Of(run.Research, HealthCategories.Read(paths.Data), region.Code, catalogue.Needs, run.Catalogues.Indicators.Sources, areas.Select(a => a.Code).ToHashSet());
        // Apart: what is researched takes no place of the catalogue's assets, and answers no gap.
        IReadOnlyList<AssetMatch> researched = research.Count == 0 ? [] : AssetMatcher.Match(new AssetCatalogue(research, [], catalogue.Needs), areas, run.Catalogues.FocusAreas, needs, options: null, cancellation).Matches;
        run.Writer.AppendAssets(With(catalogue, research, ResearchAssets.Sources(run.Research, run.Catalogues.Indicators.Sources)));
        run.Writer.AppendMatches(found.Matches.Concat(researched));
        run.Writer.AppendNoMatches(found.NoMatches);
        run.Writer.AppendAssetOutlooks(AssetOutlookStudy.Of(catalogue, areas, needs, cancellation));
        return Task.FromResult(new StageResult(found.Matches.Count + found.NoMatches.Count));
    }

    private static AssetCatalogue With(AssetCatalogue catalogue, IReadOnlyList<Asset> research, IReadOnlyList<AssetSource> registers) => research.Count == 0 ? catalogue : catalogue with
    {
        Assets = [.. catalogue.Assets, .. research],
        Context = catalogue.Context with { Sources = [.. catalogue.Context.Sources, .. registers] },
    };
}
