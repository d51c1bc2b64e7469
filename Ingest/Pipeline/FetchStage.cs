using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Runs;
using HealthNeeds.Ingest.Sources;
using HealthNeeds.Store.Runs;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Asks every source for what it has, and ends the run where it is what the current release was made from.</summary>
internal sealed class FetchStage(IEnumerable<ISource> sources, IngestPaths paths) : IStage
{
    public StagePlan Plan { get; } = new("fetch", "Fetch figures", 1);

    public async Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Catalogues = Catalogues.Read(paths.Data);
        run.Region = run.Catalogues.Region(run.Request.Region);
        var last = new RunLog(paths.Releases).List().FirstOrDefault(r => r.Outcome == RunOutcome.Published);
        var conditions = new FetchConditions(last?.Sources.ToDictionary(s => s.Source, s => s.Sha256) ?? [], Path.Combine(paths.Releases, "evidence"));
        foreach (var source in sources)
        {
            run.Tracker.Report($"Fetching from {source.Id}");
            var result = await source.FetchAsync(conditions, cancellation);
            run.Fetched.AddRange(result.Files);
            run.Publications.AddRange(result.Publications);
        }

        run.Sources.AddRange(run.Publications.Select(p => new SourceCounts(p.Id, p.State, p.RowsIn, p.RowsKept, p.RowsRejected, p.Sha256, p.Detail)));
        run.InputHash = InputHash.Of(run, paths);
        return new StageResult(run.Fetched.Sum(f => f.Rows), run.Request.Force || !paths.HasRelease || last?.InputHash != run.InputHash ? null : Unchanged(last));
    }

    private static RunEnd Unchanged(RunRecord last) => new(
        RunOutcome.Unchanged,
        $"Figures, code and options are those of release {last.Release}: nothing was published. --force publishes anyway.");
}
