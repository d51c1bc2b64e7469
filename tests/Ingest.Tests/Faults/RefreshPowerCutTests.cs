using System.Security.Cryptography;
using HealthNeeds.Core.Runs;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pipeline.Soak;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>
/// The power fails anywhere in a whole refresh: answers, receipts, good figures, status, the release and its pointer. What may be found is
/// laid out on disk, cases drawn by a seed, and held to what must always be true.
/// </summary>
[Collection(nameof(FaultCollection))]
[Trait("Speed", "Slow")]
public sealed class RefreshPowerCutTests(FaultBench faults)
{
    private const int Seed = 20261129;

    [Fact]
    public async Task Refresh_WhereverThePowerFails_NamesNothingThatIsNotWhole()
    {
        var wrong = await WrongAsync(FaultRounds.Of(30, 400), forgotten: null);
        wrong.Should().BeEmpty();
        await faults.GoesOnAsync("after all that");
    }

    /// <summary>What the cases would show if an answer, good figures or a receipt were not flushed before they are named.</summary>
    [Theory]
    [InlineData("Flush evidence/partial")]
    [InlineData("Flush sources/")]
    [InlineData("FlushFolder sources/")]
    public async Task Refresh_WithoutItsFlushes_GoesWrong(string flush)
    {
        if (FaultRounds.IsLong)
            (await WrongAsync(100, words => words.StartsWith(flush, StringComparison.Ordinal))).Should().NotBeEmpty();
    }

    private async Task<List<string>> WrongAsync(int cases, Func<string, bool>? forgotten)
    {
        var before = faults.Serves("before");
        for (var news = 0; news < 5; news++)
            faults.Change();
        var disk = new LossyDisk(faults.Bench.Releases, forgotten);
        RunRecord record;
        using (disk.Record())
            record = await faults.RefreshAsync();
        record.Outcome.Should().Be(RunOutcome.Published, record.Message);
        var (random, wrong) = (new Random(Seed), new List<string>());
        for (var number = 0; number < cases; number++)
        {
            // Every third case is of the last steps, where the release is published.
            var steps = number % 3 == 0 ? disk.Steps - random.Next(60) : random.Next(disk.Steps + 1);
            var found = disk.Drawn(steps, random);
            if (Problem(found, before, record.Release!, isDone: steps == disk.Steps) is { } problem)
                wrong.Add($"after step {steps} of {disk.Steps} ({disk.Words.Take(steps).LastOrDefault()}), lost: {found.Lost}: {problem}");
        }

        return wrong;
    }

    private static string? Problem(DiskRemains found, string before, string published, bool isDone)
    {
        var folder = Directory.CreateTempSubdirectory("after-power-cut-").FullName;
        try
        {
            found.PutInto(folder);
            return Wrong(folder, before, published, isDone);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Wrong(string folder, string before, string published, bool isDone)
    {
        try
        {
            return Serving(folder, before, published, isDone) ?? SoakTarget.Sources.Select(s => OfSource(folder, s)).FirstOrDefault(p => p is not null) ?? Receipts(folder);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return unreadable.ToString();
        }
    }

    private static string? Serving(string folder, string before, string published, bool isDone)
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = folder, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.TryLease();
        return store.Problem ?? (lease!.Info.Id != published && (isDone || lease.Info.Id != before) ? $"{lease.Info.Id} serves" : null);
    }

    /// <summary>Figures that a pointer names are whole, and so are the answers they were read from.</summary>
    private static string? OfSource(string folder, string source)
    {
        _ = new SourceStatusFiles(folder).TryFind(source, out var unreadable);
        if (unreadable is not null)
            return $"status of {source}: {unreadable}";
        var records = new SourceFolder(folder, source);
        var good = records.ReadGood();
        if (good is not null && !records.IsSound(good))
            return $"good figures of {source} are damaged";
        var evidence = new EvidenceStore(Path.Combine(folder, EvidenceStore.FolderName), TimeProvider.System);
        var answers = (good?.Responses ?? []).Concat(evidence.LastAnswers(source)?.Responses ?? []);
        return answers.FirstOrDefault(r => !Holds(evidence.PathOf(r.Sha256), r.Sha256)) is { } lost ? $"answer {lost.Name} of {source} is lost" : null;
    }

    /// <summary>Every release that is there can be made again: its receipt is there, and the figures it names.</summary>
    private static string? Receipts(string folder)
    {
        var receipts = new ReleaseReceiptStore(folder);
        foreach (var release in SoakChecks.Releases(folder))
        {
            if (receipts.Of(release) is not { } receipt)
                return $"release {release} has no receipt";
            if (receipt.Inputs.FirstOrDefault(i => i.Receipt is not null && new SourceFolder(folder, i.Publication ?? "ons-geography").Find(i.Receipt) is null) is { } lost)
                return $"figures {lost.Receipt} of {lost.Publication} that release {release} was made from are lost";
        }

        return null;
    }

    private static bool Holds(string path, string sha256) => File.Exists(path) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == sha256;
}
