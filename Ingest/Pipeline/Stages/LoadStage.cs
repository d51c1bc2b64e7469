using HealthNeeds.Analytics;
using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Training;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Snapshots;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Takes what was fetched into a working database beside the release to be. Nothing in it has been believed yet.</summary>
internal sealed class LoadStage(IOptions<ReleaseOptions> releases, TimeProvider clock, TrainerChoice choice) : IStage
{
    public StagePlan Plan { get; } = new("stage", "Stage what was fetched", 6);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        var stamp = new ReleaseOrigin(run.RunId, ProductVersion.Text, run.Region.Id, run.AnalysisOptions.Seed, run.InputHash, NeedAnalysis.Method(run.AnalysisOptions, choice.Trainer.Engine));
        run.Writer = ReleaseWriter.Begin(releases, stamp, clock);
        run.Writer.AppendSources(Sources(run));
        run.Writer.AppendIndicators(run.Catalogues.Indicators.Indicators);
        run.Writer.AppendFocusAreas(run.Catalogues.FocusAreas);
        run.Figures = new FigureStage(run.Writer.Session);
        long rows = 0;
        // Areas and look-ups first: rules ask them which codes exist.
        foreach (var file in run.Fetched.OrderBy(f => f.Kind == SnapshotKinds.Observations))
        {
            run.Tracker.Report($"Reading {Path.GetFileName(file.Path)}", (double)rows / Math.Max(1, run.Fetched.Sum(f => f.Rows)));
            rows += file.Kind switch
            {
                SnapshotKinds.TrustCatchments => run.Writer.AppendTrustCatchments(file.Publication!, CatchmentFile.Read(file.Path)),
                SnapshotKinds.Postcodes => run.Writer.AppendPostcodes(file.Publication!, file.Path, cancellation),
                SnapshotKinds.Wards => run.Writer.AppendWards(file.Publication!, PlaceGroupTables.ReadWards(file.Path)),
                SnapshotKinds.PracticeNetworks => run.Writer.AppendPracticeNetworks(file.Publication!, PlaceGroupTables.ReadNetworks(file.Path)),
                SnapshotKinds.IcbHistory => IcbHistoryTable.Load(run.Writer.Session, file.Path, cancellation),
                _ => Load(run.Figures, file, cancellation),
            };
        }

        run.Areas = run.Figures.Areas(cancellation);
        CheckRegion(run);
        return Task.FromResult(new StageResult(rows));
    }

    private static int Load(FigureStage figures, FetchedFile file, CancellationToken cancellation) => file.Kind switch
    {
        SnapshotKinds.Areas => figures.LoadAreas(file.Path, cancellation),
        SnapshotKinds.Lsoa11ToLsoa21 => figures.LoadLsoaLookUp(file.Path, cancellation),
        SnapshotKinds.Msoa11ToMsoa21 => figures.LoadMsoaLookUp(file.Path, cancellation),
        SnapshotKinds.Ltla21ToLtla24 => figures.LoadAuthorityLookUp(file.Path, cancellation),
        SnapshotKinds.Registrations => figures.LoadRegistrations(file.Path, cancellation),
        SnapshotKinds.Observations => figures.LoadFigures(file.Publication!, file.Path, cancellation),
        SnapshotKinds.Breakdowns => figures.LoadBreakdowns(file.Publication!, file.Path, cancellation),
        // The stages on research and on what is fetched read these themselves.
        SnapshotKinds.Rejections or SnapshotKinds.ResearchAwards or SnapshotKinds.OwnDefinition => 0,
        _ => throw new InvalidDataException($"{file.Path} is of kind '{file.Kind}', which this version does not know."),
    };

    /// <summary>Every source of the catalogue is in the release; one that brought nothing says so by its counts.</summary>
    private static IEnumerable<SourceCount> Sources(RunState run)
    {
        var fetched = run.Sources.ToDictionary(s => s.Source, StringComparer.Ordinal);
        foreach (var source in run.Catalogues.Indicators.Sources)
        {
            yield return fetched.TryGetValue(source.Id, out var p)
                && (source.Supply != FigureSupply.LiveOnly || run.Fetched.Any(f => f.Publication == source.Id))
                ? new SourceCount(source, p.RowsIn, p.RowsKept, p.RowsRejected, p.Sha256)
                : new SourceCount(source, 0, 0, 0, string.Empty);
        }
    }

    private static void CheckRegion(RunState run)
    {
        var areas = run.Areas.Where(a => a.Level is AreaLevel.Icb or AreaLevel.Ltla24).ToDictionary(a => a.Code);
        var history = IcbHistoryTable.Read(run.Writer.Session);
        if (RegionParts.Missing(run.Region, code => areas.GetValueOrDefault(code), history) is { } missing)
            throw run.Region.IsIcb ? new RegionNotFoundException(run.Request.Region, [.. areas.Values.Where(a => a.Level == AreaLevel.Icb)], history.Of(missing.Code)) : new RegionNotFoundException(run.Region, missing.Expected, missing.Found);
        if (run.Region.Assets(run.Catalogues.Needs, run.Catalogues.FocusAreas) is null)
            run.Warn($"No asset catalogue is bundled for {run.Region.Within}: needs are ranked, but not matched with assets.");
    }
}

/// <summary>Brings every figure to the areas of the release, and says how many did not get there.</summary>
internal sealed class AttributeStage : IStage
{
    public StagePlan Plan { get; } = new("attribute", "Bring figures to their areas", 12);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        var counts = run.Figures.Attribute(cancellation);
        foreach (var count in counts.Where(c => c.Reached < c.Figures))
            run.Warnings.Add(FormattableString.Invariant($"{count.Figures - count.Reached:N0} of {count.Figures:N0} figures at level {count.Level} reach no area of the release: their codes are not in its look-ups."));
        if (run.Figures.Suppressed is > 0 and var hidden)
            run.Warnings.Add(FormattableString.Invariant($"{CountWords.Some(hidden, "figure is", "figures are")} not shown, because suppressed figures about few people could be reckoned from them."));
        run.Tracker.Report("Measuring how indicators spread over areas", 0.7);
        run.Writer.AppendSpreads(cancellation);
        run.Writer.AppendSeries(cancellation);
        run.RowsPublished = run.Figures.Observations(cancellation);
        return Task.FromResult(new StageResult(run.RowsPublished));
    }
}
