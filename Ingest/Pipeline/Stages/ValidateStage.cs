using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>
/// Row rules set single rows aside. Batch rules warn, or hold: a source that came live goes back to its last good figures and
/// the run goes on without the new ones; a bundled source holds the run before anything is published, but for what the program itself brought.
/// </summary>
internal sealed class ValidateStage(IReadOnlyList<ICheckRule<BatchFacts>> rules, ReleaseBatchStore memory, ReleaseReceiptStore receipts, ReleaseCatalogue releases, ServingFigures live, FetchStage fetch, LoadStage load) : IStage
{
    private const int RejectionsKept = 100_000;

    public StagePlan Plan { get; } = new("validate", "Check every row and every batch", 5);

    public async Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        while (true)
        {
            var counts = CheckRows(run, cancellation);
            run.Tracker.Report("Comparing with the current release");
            var held = Findings(run, counts).Where(f => f.Holds).ToList();
            if (held.Find(f => LiveSource(run, f) is not null) is { } first)
            {
                if (await WithoutAsync(run, LiveFile(run, first)!, held, cancellation) is { } end)
                    return new StageResult(counts.Sum(c => c.RowsIn), end);
                continue;
            }

            KeepRejections(run, cancellation);
            foreach (var finding in held)
                run.Rejections.Add(new Rejection(finding.Source!, finding.Rule, null, finding.Key, finding.Reason, finding.Found, finding.Expected));
            return new StageResult(counts.Sum(c => c.RowsIn), held.Count == 0 ? null : Hold(run, held));
        }
    }

    private static IReadOnlyList<FigureCount> CheckRows(RunState run, CancellationToken cancellation)
    {
        run.Tracker.Report("Checking rows against their rules");
        var counts = run.Figures.Check(cancellation);
        run.Batches = run.Figures.Batches(cancellation);
        Describe(run, counts);
        return counts;
    }

    /// <summary>Puts a source's last good figures, or those that came meanwhile, in the place of those a rule held, and starts again from there.</summary>
    private async Task<RunEnd?> WithoutAsync(RunState run, FetchedFile broken, List<RuleFinding> held, CancellationToken cancellation)
    {
        var source = broken.Publication!;
        var own = held.Where(f => LiveSource(run, f) == source).ToList();
        run.Tracker.Report($"Going back to the last good figures of {source}");
        await live.WithdrawAsync(source, broken.Receipt!, own, cancellation);
        run.Writer.Dispose();
        if (fetch.Settle(run).End is { } end)
            return end;
        await load.RunAsync(run, cancellation);
        return null;
    }

    private List<RuleFinding> Findings(RunState run, IReadOnlyList<FigureCount> counts)
    {
        var current = releases.TryCurrent()?.Id;
        var previous = memory.Of(current, out var problem);
        if (problem is not null)
            run.Warn(problem);
        var facts = new BatchFacts(run.Batches, previous, counts, run.Fetched, run.Areas, run.Catalogues.Indicators.Indicators)
        {
            LiveOnly = run.Catalogues.Indicators.LiveOnly(),
        };
        List<RuleFinding> all = [.. rules.SelectMany(r => r.Check(facts))];
        foreach (var finding in all.Where(f => !f.Holds))
            run.Warn(finding.WithSource());
        return [.. Unexplained(run, current, all).Where(f => !IsAccepted(run, f))];
    }

    /// <summary>What bundled figures break that another version of the program brought is told, in the run and in the release, and holds nothing.</summary>
    private List<RuleFinding> Unexplained(RunState run, string? current, List<RuleFinding> all)
    {
        var change = new BundledChange(current is null ? null : receipts.TryOf(current), run.Fetched);
        var brought = all.Where(change.Explains).ToList();
        foreach (var finding in brought)
            run.Warn($"[{finding.Rule}] {finding.WithSource()} Not held: version {ProductVersion.Text} of the program brought it.");
        run.Reasons = BundledChange.Reasons(brought);
        return [.. all.Except(brought)];
    }

    /// <summary>A decision covers what the analyst was shown of these figures: another break of them is held, and asked about.</summary>
    private bool IsAccepted(RunState run, RuleFinding found)
    {
        if (!found.Holds || LiveSource(run, found) is not { } source || live.Accepted(source, found.Rule, found.Key) is not { } decision)
            return false;
        run.Warn($"[{found.Rule}] {found.WithSource()} Accepted on {decision}.");
        return true;
    }

    /// <summary>The live source a finding is about; a finding on the geography is about whoever brought the areas.</summary>
    private static string? LiveSource(RunState run, RuleFinding finding) => LiveFile(run, finding)?.Publication;

    private static FetchedFile? LiveFile(RunState run, RuleFinding finding) =>
        run.Fetched.FirstOrDefault(f => f.Receipt is not null && (f.Publication == finding.Source || (f.Kind == SnapshotKinds.Areas && finding.Source == AreaCountRule.Geography)));

    /// <summary>Rows set aside now, after those that were set aside when the publisher's files were first read.</summary>
    private static void KeepRejections(RunState run, CancellationToken cancellation)
    {
        var live = run.Fetched.Where(f => f.Receipt is not null).Select(f => f.Publication).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var file in run.Fetched.Where(f => f.Kind == SnapshotKinds.Rejections))
            run.Figures.LoadRejections(file.Path, file.Receipt is null ? live : new HashSet<string>(StringComparer.Ordinal), cancellation);
        foreach (var rejection in run.Figures.Rejections(RejectionsKept, cancellation))
            run.Rejections.Add(rejection);
    }

    private static void Describe(RunState run, IReadOnlyList<FigureCount> counts)
    {
        var byId = counts.ToDictionary(c => c.Source, StringComparer.Ordinal);
        for (var i = 0; i < run.Sources.Count; i++)
        {
            if (byId.TryGetValue(run.Sources[i].Source, out var count))
                run.Sources[i] = run.Sources[i] with { Detail = Words(count, run.Sources[i]) };
        }
    }

    private static string Words(FigureCount count, SourceCounts source)
    {
        var words = FormattableString.Invariant($"{count.RowsIn:N0} figures, {count.RowsRejected:N0} set aside now, {source.FiguresRejected:N0} unreadable in the publisher's file");
        return source.Detail is null ? words : $"{words}. {source.Detail}";
    }

    private static RunEnd Hold(RunState run, List<RuleFinding> held)
    {
        foreach (var source in held.Select(h => h.Source!).Distinct(StringComparer.Ordinal))
        {
            var i = run.Sources.FindIndex(s => s.Source == source);
            if (i >= 0)
                run.Sources[i] = run.Sources[i] with { State = SourceState.Held };
        }

        var first = string.Join(" ", held.Take(5).Select(h => $"[{h.Rule}] {h.WithSource()}"));
        var more = held.Count > 5 ? FormattableString.Invariant($" And {held.Count - 5} more: see the run's rejections.") : string.Empty;
        return new RunEnd(RunOutcome.Held, $"Held, nothing was published and the current release stays in use. {first}{more}");
    }
}
