using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.SourceRecords;

/// <summary>Puts each source's good live files in the place of its bundled ones.</summary>
internal sealed class ServingFigures(IngestPaths paths, TimeProvider clock)
{
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(60);

    /// <param name="lastHashes">Per source, the hash of what the current release was made from.</param>
    /// <returns>The files to use, and of each source what it is and why.</returns>
    public FetchResult Replace(FetchResult bundled, IReadOnlyDictionary<string, string> lastHashes)
    {
        var sources = bundled.Sources.ToDictionary(s => s.Source, StringComparer.Ordinal);
        var files = bundled.Files.ToList();
        foreach (var folder in Folders())
        {
            var status = new SourceStatusFiles(paths.Releases).TryFind(folder.Source, out _);
            var (receipt, damage) = Sound(folder);
            if (receipt is not null)
            {
                // A directory is compared with: no release is made of it, so that a practice that opens makes none.
                var live = receipt.Files.Any(f => f.Kind == SnapshotKinds.Organisations) ? [] : folder.Files(receipt);
                files.RemoveAll(f => live.Any(l => Replaces(l, f)));
                files.AddRange(live);
            }

            if (receipt is not null || damage is not null || status?.LastAsked is not null)
                sources[folder.Source] = Describe(sources.GetValueOrDefault(folder.Source) ?? Nothing(folder.Source), receipt, damage, status, lastHashes);
        }

        return new FetchResult([.. sources.Values.OrderBy(s => Index(bundled, s.Source)).ThenBy(s => s.Source, StringComparer.Ordinal)], files);
    }

    /// <summary>When figures of any source last began to serve; null where none came live.</summary>
    public DateTimeOffset? LastChanged() => Folders().Select(f => Sound(f).Receipt is null ? null : f.TryReadPointer()?.Since).Max();

    /// <summary>The file of areas that serves: ONS's own where it came live, else the bundled one.</summary>
    public string Areas() =>
        Folders().Select(f => Sound(f).Receipt is { } receipt ? f.Files(receipt).FirstOrDefault(l => l.Kind == SnapshotKinds.Areas)?.Path : null).FirstOrDefault(p => p is not null)
        ?? Path.Combine(paths.Snapshot, $"{SnapshotKinds.Areas}.parquet");

    /// <summary>
    /// Takes figures out of use that a rule on the whole release holds; the source's last good ones, or the bundled, serve again. Where others serve by now, as of a pull that
    /// ended meanwhile, nothing is taken out: they were not looked at.
    /// </summary>
    /// <param name="id">Of the figures that were looked at.</param>
    public async Task WithdrawAsync(string source, string id, IReadOnlyList<RuleFinding> findings, CancellationToken cancellation)
    {
        var folder = new SourceFolder(paths.Releases, source);
        using var only = await SourceLock.TakeAsync(folder.Path, LockWait, clock, cancellation);
        if (folder.TryReadGood() is not { } good || good.Id != id)
            return;
        var held = new SourceStore(folder).Withdraw(good, findings);
        var statuses = new SourceStatusFiles(paths.Releases);
        if (statuses.TryFind(source, out _) is { } status)
            statuses.Write(status with { State = SourceState.Held, Why = PullStatus.Waiting(held), Held = PullStatus.HeldFrom(held) });
    }

    /// <summary>When the figures of any source that serve were put there; cheaper than <see cref="LastChanged"/>, as no file is read.</summary>
    public DateTimeOffset? LastPointed() => Folders().Select(f => f.TryReadPointer()?.Since).Max();

    /// <summary>Who accepted a source's figures although this rule held them for this; null where nobody was shown that.</summary>
    public Decision? Accepted(string source, string rule, string key) =>
        new SourceFolder(paths.Releases, source).TryReadGood() is { Accepted: { } decision } good && good.Holding.Any(f => f.Rule == rule && f.Key == key) ? decision : null;

    private IEnumerable<SourceFolder> Folders()
    {
        var sources = Path.Combine(paths.Releases, "sources");
        return Directory.Exists(sources)
            ? Directory.EnumerateDirectories(sources).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal).Select(id => new SourceFolder(paths.Releases, id))
            : [];
    }

    /// <summary>A live file replaces the bundled one of its kind and source; look-ups that several sources share are replaced by kind.</summary>
    private static bool Replaces(FetchedFile live, FetchedFile file) =>
        file.Receipt is null && file.Kind == live.Kind && (file.Publication == live.Publication || (file.Publication is null && file.Kind != SnapshotKinds.Rejections));

    /// <summary>One source's damaged folder must not stop the others: the bundled figures serve, and it is said.</summary>
    private static (Receipt? Receipt, string? Damage) Sound(SourceFolder folder)
    {
        try
        {
            var receipt = folder.ReadGood();
            if (receipt is not null)
                SourceFolder.Check(folder.Files(receipt));
            if (receipt is not null && receipt.Files.Any(f => f.Kind == SnapshotKinds.Areas) && receipt.Files.All(f => f.Kind != SnapshotKinds.IcbHistory))
                throw new InvalidDataException("The look-ups that came live were read by an earlier version, which did not ask for the ICBs of today.");
            return (receipt, null);
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException)
        {
            return (null, damage.Message);
        }
    }

    private SourceCounts Describe(SourceCounts bundled, Receipt? receipt, string? damage, SourceStatus? status, IReadOnlyDictionary<string, string> lastHashes)
    {
        var served = receipt is null
            ? bundled
            : new SourceCounts(bundled.Source, Compared(bundled.Source, receipt, lastHashes), receipt.RowsIn, receipt.RowsKept, receipt.RowsRejected, receipt.FilesHash) { FiguresRejected = receipt.FiguresRejected };
        var serving = receipt is not null ? FormattableString.Invariant($"The live figures of {receipt.ReadAt.UtcDateTime:yyyy-MM-dd} are in use.")
            : OwnIndicators.IsOwn(bundled.Source) ? "No figures of it are in use." : "The bundled figures are in use.";
        return damage is not null
            ? served with { State = SourceState.Failed, Detail = $"{damage} {serving}" }
            : served with { State = StateOf(status, served.State), Detail = Words(status, serving) };
    }

    private static SourceState Compared(string source, Receipt receipt, IReadOnlyDictionary<string, string> lastHashes) =>
        lastHashes.GetValueOrDefault(source) == receipt.FilesHash ? SourceState.Unchanged : SourceState.Changed;

    private static SourceState StateOf(SourceStatus? status, SourceState compared) =>
        status?.State is SourceState.Held or SourceState.Stale or SourceState.Failed ? status.State : compared;

    private string Words(SourceStatus? status, string serving) => status?.State switch
    {
        SourceState.Held => $"{status.Why} {serving}",
        SourceState.Stale or SourceState.Failed => $"No usable answer since {status.StaleSince?.UtcDateTime:yyyy-MM-dd HH:mm} UTC ({Age(status)}): {status.Why}",
        _ => status?.LastAsked is null ? serving : $"{status.Why} {serving}".TrimStart(),
    };

    private string Age(SourceStatus status)
    {
        var age = clock.GetUtcNow() - (status.StaleSince ?? clock.GetUtcNow());
        return age < TimeSpan.FromHours(1) ? "less than an hour" : age < TimeSpan.FromDays(1) ? CountWords.Some((long)Math.Round(age.TotalHours), "hour") : CountWords.Some((long)Math.Round(age.TotalDays), "day");
    }

    private static SourceCounts Nothing(string source) => new(source, SourceState.Failed, 0, 0, 0, string.Empty);

    private static int Index(FetchResult bundled, string id)
    {
        for (var i = 0; i < bundled.Sources.Count; i++)
        {
            if (bundled.Sources[i].Source == id)
                return i;
        }

        return int.MaxValue;
    }
}
