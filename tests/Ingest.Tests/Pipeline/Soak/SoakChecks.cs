using System.Security.Cryptography;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>What must be true of a releases directory whenever nobody is at work in it.</summary>
internal sealed class SoakChecks(string releases, string because)
{
    public const int Kept = 5;

    /// <summary>The release that serves can be opened as a reader opens it, and every row of it came from one that came in.</summary>
    /// <param name="published">What the run says it published; null where it did not.</param>
    public ReleaseInfo Serves(RunRecord? published)
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = releases, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        store.Problem.Should().BeNull(because);
        using var lease = store.Lease();
        var counts = lease.Manifest.AreaCounts();
        (counts[AreaLevel.Lsoa21], counts[AreaLevel.Msoa21], counts[AreaLevel.Ltla24]).Should().Be((13, 2, 2), because);
        var sources = lease.Manifest.Sources();
        sources.Should().OnlyContain(s => s.RowsIn == s.RowsKept + s.RowsRejected, because);
        sources.Where(s => SoakTarget.Sources.Contains(s.Source.Id)).Should().OnlyContain(s => s.RowsKept > 0, because);
        lease.Rankings.List(FocusArea.Overall, AreaLevel.Lsoa21, AreaCode.England).Should().HaveCount(13, because);
        if (published is not null)
        {
            lease.Info.Id.Should().Be(published.Release, because);
            published.Sources.Where(s => SoakTarget.Sources.Contains(s.Source)).Should().OnlyContain(s => sources.Single(o => o.Source.Id == s.Source).RowsIn == s.RowsIn, because);
        }

        return lease.Info;
    }

    /// <summary>No release is lost but those that are one too many.</summary>
    public void KeepsReleases(IEnumerable<string> before, string? published, string current) =>
        Releases(releases).Should().BeEquivalentTo(before.Append(published ?? current).Distinct().OrderDescending(StringComparer.Ordinal).Take(Kept).Append(current).Distinct(), because);

    /// <summary>The run's record says what was said, and so does every earlier one.</summary>
    public void Recorded(RunRecord record, int runs)
    {
        var log = new RunLog(releases);
        log.Find(record.Id).Should().BeEquivalentTo(record, because);
        record.Sources.Should().NotContain(s => s.RowsIn != s.RowsKept + s.RowsRejected, because);
        record.Stages.Should().NotContain(s => s.State == StageState.Running || s.State == StageState.Waiting, because);
        log.Rejections(record.Id).Should().HaveCount((int)record.RowsRejected, because);
        log.List().Should().HaveCount(runs, because);
    }

    /// <summary>Nothing half done, spilled or forgotten lies about.</summary>
    /// <param name="hurt">A source whose pointer may have been lost: what it named is cleared at the next pull.</param>
    public void Tidy(string? hurt = null)
    {
        var files = Directory.EnumerateFiles(releases, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(releases, f)).ToList();
        files.Should().NotContain(f => f.EndsWith(".tmp") || f.EndsWith(".wal") || f.Contains("spill") || f.Contains("gone-") || f.Contains("candidate"), because);
        files.Where(f => f.StartsWith("staging")).Should().BeSubsetOf([Path.Combine("staging", ".lock")], because);
        Directory.EnumerateFileSystemEntries(releases).Select(Path.GetFileName).Where(f => !f!.EndsWith(".duckdb")).Should().BeSubsetOf(
            ["audit", "audit-head.json", "batches", "current.json", "evidence", "highest-version.txt", "origin.json", "receipts", "refresh.holder", "refresh.lock", "runs", "sources", "staging"], because);
        foreach (var folder in new[] { "receipts", "batches" })
            Names(folder, ".json").Should().BeSubsetOf(Releases(releases), because);
        foreach (var source in SoakTarget.Sources)
            TidySource(new SourceFolder(releases, source), source == hurt);
    }

    /// <summary>What a download left may lie about until the next usable answer, and nothing else.</summary>
    private void TidySource(SourceFolder folder, bool isHurt)
    {
        var usable = new SourceStatusFiles(releases).Find(folder.Source)!.StaleSince is null;
        var rest = Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName);
        rest.Should().BeSubsetOf(["good", "good.json", "held", "refused.json", "source.lock", "status.json", .. usable ? Array.Empty<string>() : ["pull.jsonl"]], because);
        Directory.Exists(Path.Combine(releases, "evidence", "partial", folder.Source)).Should().Be(!usable && Directory.Exists(Path.Combine(releases, "evidence", "partial", folder.Source)), because);
        var pointer = folder.ReadPointer();
        var needed = new ReleaseReceiptStore(releases).Named(folder.Source).Concat(pointer is null ? [] : [pointer.Id, .. pointer.Before]);
        if (!isHurt)
            folder.GoodIds.Should().BeSubsetOf(needed, because);
        folder.HeldIds.Should().HaveCountLessThan(2, because);
    }

    /// <summary>Every kept release can be made again: its inputs are there, and the answers they were read from, byte for byte.</summary>
    public void Evidence()
    {
        var receipts = new ReleaseReceiptStore(releases);
        var inputs = Names("receipts", ".json").Where(r => !r.EndsWith(".tmp", StringComparison.Ordinal)).SelectMany(r => Of(receipts, r)).Where(i => i.Receipt is not null).Select(i => (Source: i.Publication ?? "ons-geography", Id: i.Receipt!)).Distinct();
        var answers = inputs.SelectMany(i => new SourceFolder(releases, i.Source).Find(i.Id)!.Value.Receipt.Responses).DistinctBy(r => r.Sha256);
        foreach (var answer in answers)
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(answer.Path))).Should().Be(answer.Sha256, $"{because}: {answer.Name}");
    }

    /// <summary>None for a receipt that the soak itself damaged.</summary>
    private static IReadOnlyList<ReleaseInput> Of(ReleaseReceiptStore receipts, string release)
    {
        try
        {
            return receipts.Of(release)!.Inputs;
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    public static IReadOnlyList<string> Releases(string folder) => [.. Directory.EnumerateFiles(folder, "*.duckdb").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    private IEnumerable<string> Names(string folder, string end) =>
        Directory.EnumerateFiles(Path.Combine(releases, folder)).Select(f => Path.GetFileName(f)!).Select(f => f.EndsWith(end, StringComparison.Ordinal) ? f[..^end.Length] : f);
}
