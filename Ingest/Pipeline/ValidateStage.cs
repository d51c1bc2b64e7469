using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Runs;
using HealthNeeds.Ingest.Validation;
using HealthNeeds.Store.Attribution;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Row rules set single rows aside; batch rules warn, or hold the run before anything is published.</summary>
internal sealed class ValidateStage(IReadOnlyList<IBatchRule> rules, BatchMemory memory, ReleaseCatalogue releases) : IStage
{
    private const int RejectionsKept = 100_000;

    public StagePlan Plan { get; } = new("validate", "Check every row and every batch", 5);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Tracker.Report("Checking rows against their rules");
        var counts = run.Figures.Check(cancellation);
        run.Batches = run.Figures.Batches(cancellation);
        KeepRejections(run, cancellation);
        Describe(run, counts);
        run.Tracker.Report("Comparing with the current release");
        var findings = Findings(run, counts);
        run.Warnings.AddRange(findings.Where(f => !f.Finding.Holds).Select(f => f.Finding.ToString()));
        var held = findings.Where(f => f.Finding.Holds).ToList();
        foreach (var (rule, finding) in held)
            run.Rejections.Add(new Rejection(finding.Source, rule, null, finding.Key, finding.Reason, finding.Found, finding.Expected));
        return Task.FromResult(new StageResult(counts.Sum(c => c.RowsIn), held.Count == 0 ? null : Hold(run, held)));
    }

    private List<(string Rule, Finding Finding)> Findings(RunState run, IReadOnlyList<FigureCount> counts)
    {
        var previous = memory.Of(releases.Current()?.Id);
        var facts = new BatchFacts(run.Batches, previous, counts, run.Fetched, run.Areas, run.Catalogues.Indicators.Indicators);
        return [.. rules.SelectMany(r => r.Check(facts), (rule, finding) => (rule.Id, finding))];
    }

    /// <summary>Rows set aside now, after those that were set aside when the publisher's files were first read.</summary>
    private static void KeepRejections(RunState run, CancellationToken cancellation)
    {
        foreach (var file in run.Fetched.Where(f => f.Kind == SnapshotKinds.Rejections))
            run.Figures.LoadRejections(file.Path, cancellation);
        foreach (var rejection in run.Figures.Rejections(RejectionsKept, cancellation))
            run.Rejections.Add(rejection);
    }

    private static void Describe(RunState run, IReadOnlyList<FigureCount> counts)
    {
        var byId = counts.ToDictionary(c => c.Source, StringComparer.Ordinal);
        for (var i = 0; i < run.Sources.Count; i++)
        {
            var (source, publication) = (run.Sources[i], run.Publications[i]);
            if (byId.TryGetValue(source.Source, out var count))
                run.Sources[i] = new SourceCounts(source.Source, source.State, source.RowsIn, source.RowsKept, source.RowsRejected, source.Sha256, Words(count, publication.FiguresRejected));
        }
    }

    private static string Words(FigureCount count, long failed) =>
        FormattableString.Invariant($"{count.RowsIn:N0} figures, {count.RowsRejected:N0} set aside now, {failed:N0} unreadable in the publisher's file");

    private static RunEnd Hold(RunState run, List<(string Rule, Finding Finding)> held)
    {
        foreach (var source in held.Select(h => h.Finding.Source).Distinct(StringComparer.Ordinal))
        {
            var i = run.Sources.FindIndex(s => s.Source == source);
            if (i >= 0)
                run.Sources[i] = new SourceCounts(source, SourceState.Held, run.Sources[i].RowsIn, run.Sources[i].RowsKept, run.Sources[i].RowsRejected, run.Sources[i].Sha256, run.Sources[i].Detail);
        }

        var first = string.Join(" ", held.Take(5).Select(h => $"[{h.Rule}] {h.Finding}"));
        var more = held.Count > 5 ? FormattableString.Invariant($" And {held.Count - 5} more: see the run's rejections.") : string.Empty;
        return new RunEnd(RunOutcome.Held, $"Held, nothing was published and the current release still serves. {first}{more}");
    }
}
