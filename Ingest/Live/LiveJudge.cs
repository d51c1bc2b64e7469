using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Live.Drift;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>Says of figures that were read whether they serve, wait for the analyst, or are known already, and puts them there.</summary>
internal sealed class LiveJudge(LiveReader reader, IReadOnlyList<IDriftRule> rules)
{
    public static string Waiting(Receipt held) => $"Held as {held.Id}: {held.Holding.FirstOrDefault()}";

    public static string Refused(Refusal refused) => $"What came is what was refused on {refused.Refused}. The last good figures serve.";

    public Judgement Judge(SourceFolder folder, SourceStore store, Receipt read, Intake intake, CancellationToken cancellation)
    {
        var (pointer, good) = (folder.ReadPointer(), folder.ReadGood());
        var receipt = read with { Findings = Findings(folder, good, read, intake, cancellation) };
        if (pointer is not null && receipt.Id == pointer.Id)
        {
            store.Confirm(pointer, receipt.Reader);
            store.DropHeld(_ => true);
            return new Judgement(SourceState.Unchanged, null, receipt);
        }

        if (folder.ReadRefused().FirstOrDefault(r => r.Id == receipt.Id) is { } refused)
        {
            store.Discard();
            return new Judgement(SourceState.Unchanged, Refused(refused), receipt);
        }

        return receipt.Holding.Any() ? Hold(store, receipt) : Keep(store, good, receipt);
    }

    private static Judgement Hold(SourceStore store, Receipt receipt)
    {
        store.Hold(receipt);
        return new Judgement(SourceState.Held, Waiting(receipt), receipt);
    }

    private static Judgement Keep(SourceStore store, Receipt? good, Receipt receipt)
    {
        store.Keep(receipt);
        var same = good?.FilesHash == receipt.FilesHash;
        var told = receipt.Findings.Count == 0 ? null : string.Join(" ", receipt.Findings);
        return new Judgement(same ? SourceState.Unchanged : SourceState.Changed, told, receipt, NewFigures: !same);
    }

    private List<RuleFinding> Findings(SourceFolder folder, Receipt? good, Receipt read, Intake intake, CancellationToken cancellation)
    {
        var facts = new DriftFacts(good, read, intake.Rejections, AreaRows(folder, read, cancellation), reader.Areas, reader.Catalogue);
        return [.. rules.SelectMany(r => r.Check(facts))];
    }

    private static IReadOnlyList<AreaRows> AreaRows(SourceFolder folder, Receipt read, CancellationToken cancellation)
    {
        if (read.Files.SingleOrDefault(f => f.Kind == SnapshotKinds.Observations) is not { } figures)
            return [];
        using var inspector = new SnapshotInspector();
        return inspector.RowsByArea(Path.Combine(folder.Candidate, figures.Name), cancellation);
    }
}
