using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Says of figures that were read whether they serve, wait for the analyst, or are known already, and puts them there.</summary>
internal sealed class PullJudge(AnswerReader reader, IReadOnlyList<ICheckRule<PullFacts>> rules)
{
    /// <summary>What goes on being so while these figures serve, or null.</summary>
    public static string? StandingFindings(Receipt good) => Words(good.Findings.Where(f => f.Stands));

    /// <summary>What came is known and not wanted. An own indicator's files are the installation's: whoever refused them by mistake puts them in anew.</summary>
    public static string Refused(SourceFolder folder, Refusal refused)
    {
        var (own, serves) = (OwnIndicators.IsOwn(folder.Source), File.Exists(folder.PointerPath));
        var inUse = serves ? "The last good figures are in use." : own ? "No figures of it are in use." : "Bundled figures are in use, where there are any.";
        return own
            ? $"These are the figures that were refused on {refused.Refused}. {inUse} To have them judged anew: own remove {folder.Source}, then own add."
            : $"The publisher sent again what was refused on {refused.Refused}. {inUse}";
    }

    /// <summary>What is known already is not read again: the figures that serve, wait, or were refused. Null for what must be read; what could not be read is tried each time.</summary>
    public PullJudgement? Known(SourceFolder folder, SourceStore store, IReadOnlyList<RawResponse> responses)
    {
        var raw = Receipt.RawHashOf(responses);
        if (folder.TryReadPointer() is { } pointer && pointer.Reader == reader.Version && folder.TryReadGood() is { } good && good.RawHash == raw && folder.IsSound(good))
        {
            store.DropHeld(_ => true);
            return new PullJudgement(SourceState.Unchanged, StandingFindings(good));
        }

        if (folder.ReadHeld() is { HasFigures: true } held && held.Reader == reader.Version && held.RawHash == raw && folder.DamageOf(held) is null)
            return new PullJudgement(SourceState.Held, PullStatus.Waiting(held));
        return folder.ReadRefused().FirstOrDefault(r => r.Readable && r.RawHash == raw && r.Reader == reader.Version) is { } refused
            ? new PullJudgement(SourceState.Unchanged, Refused(folder, refused))
            : null;
    }

    public PullJudgement Judge(SourceFolder folder, SourceStore store, PullFacts read)
    {
        var (pointer, good) = (folder.TryReadPointer(), folder.TryReadGood());
        var sound = good is not null && folder.IsSound(good);
        var receipt = read.Now with { Findings = Findings(good, read, sound ? ListedOrganisations.Read(folder.PathOfGood(good!.Id), good.Files) : []) };
        if (pointer is not null && sound && receipt.Id == pointer.Id)
        {
            store.Confirm(pointer, receipt.Reader);
            store.DropHeld(_ => true);
            return new PullJudgement(SourceState.Unchanged, StandingFindings(receipt), receipt);
        }

        return RefusedBefore(folder, store, receipt) ?? (receipt.Holding.Any() ? Hold(store, WithHeldFindings(folder, receipt)) : Keep(store, good, sound, receipt));
    }

    /// <summary>Of answers that nothing could be read of: they wait, unless they were refused before.</summary>
    public static PullJudgement Judge(SourceFolder folder, SourceStore store, Receipt unread) => RefusedBefore(folder, store, unread) ?? HeldBefore(folder, store, unread) ?? Hold(store, unread);

    private static PullJudgement? HeldBefore(SourceFolder folder, SourceStore store, Receipt receipt)
    {
        if (folder.ReadHeld() is not { } held || held.Id != receipt.Id || held.Reader != receipt.Reader)
            return null;
        store.Discard();
        return new PullJudgement(SourceState.Held, PullStatus.Waiting(held), held);
    }

    private static PullJudgement? RefusedBefore(SourceFolder folder, SourceStore store, Receipt receipt)
    {
        if (folder.ReadRefused().FirstOrDefault(r => r.Id == receipt.Id) is not { } refused)
            return null;
        store.Discard();
        return new PullJudgement(SourceState.Unchanged, Refused(folder, refused), receipt);
    }

    /// <summary>The same figures may wait for what the whole release showed of them: that is still to be decided.</summary>
    private static Receipt WithHeldFindings(SourceFolder folder, Receipt receipt) => folder.ReadHeld() is { } held && held.Id == receipt.Id
        ? receipt with { Findings = [.. receipt.Findings, .. held.Holding.Where(f => !receipt.Findings.Any(f.IsAbout))] }
        : receipt;

    private static PullJudgement Hold(SourceStore store, Receipt receipt)
    {
        store.Hold(receipt);
        return new PullJudgement(SourceState.Held, PullStatus.Waiting(receipt), receipt);
    }

    private static PullJudgement Keep(SourceStore store, Receipt? good, bool sound, Receipt receipt)
    {
        var same = good?.FilesHash == receipt.FilesHash && sound;
        store.Keep(receipt);
        return new PullJudgement(same ? SourceState.Unchanged : SourceState.Changed, Words(receipt.Findings), receipt, NewFigures: !same);
    }

    private static string? Words(IEnumerable<RuleFinding> findings) => string.Join(" ", findings) is { Length: > 0 } words ? words : null;

    /// <summary>What every rule on a pull says of figures that were read.</summary>
    /// <param name="good">The figures that serve; null where there are none.</param>
    /// <param name="before">Organisations of the directory that serves; none for sources of figures.</param>
    public List<RuleFinding> Findings(Receipt? good, PullFacts read, IReadOnlyList<ListedOrganisation> before)
    {
        var facts = read with { Before = good, OrganisationsBefore = before };
        return [.. rules.SelectMany(r => r.Check(facts))];
    }
}

/// <summary>The organisations of a directory that was read, where a source is one.</summary>
internal static class ListedOrganisations
{
    /// <returns>None where the files hold figures.</returns>
    public static IReadOnlyList<ListedOrganisation> Read(string folder, IReadOnlyList<ReceiptFile> files)
    {
        if (files.SingleOrDefault(f => f.Kind == SnapshotKinds.Organisations) is not { } file)
            return [];
        using var inspector = new SnapshotInspector();
        return inspector.Organisations(Path.Combine(folder, file.Name));
    }
}
