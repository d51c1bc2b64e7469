using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Store.Files;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Ingest.Tests.Live;

/// <summary>
/// A hundred refreshes that each ask one publisher to whom, by seed, something happens; now and then a process is killed, or an
/// analyst decides. After each, everything that must always be true is.
/// </summary>
public sealed class OneSourceSoakTests
{
    private const int Rounds = 100;
    private const int Kept = 3;

    [Theory]
    [InlineData(20261122)]
    public async Task Refreshes_WhateverHappens_KeepEveryInvariant(int seed)
    {
        var random = new Random(seed);
        await using var bench = await LiveBench.StartAsync();
        Directory.CreateDirectory(bench.Data.Paths.Releases);
        var services = bench.Services();
        var fates = new HashSet<SourceState>();
        for (var round = 1; round <= Rounds; round++)
        {
            // Sound figures come more often than each trouble.
            var fault = OneSourceFault.All[Math.Max(0, random.Next(OneSourceFault.All.Count + 8) - 8)];
            var because = $"seed {seed}, round {round}, {fault.Name}";
            if (random.Next(10) == 0)
                services = await KilledAsync(bench, services, random);
            bench.Source.OnRead = () => { };
            fault.Arrange(bench, round);
            var before = bench.Folder.ReadGood();
            var record = await RefreshAsync(bench, services, round);
            Check(bench, fault, before, record, because);
            fates.Add(bench.Status.State);
            if (bench.Folder.ReadHeld() is { } held && random.Next(3) == 0)
                await DecideAsync(services, held, random.Next(2) == 0, because);
        }

        fates.Should().Contain([SourceState.Changed, SourceState.Unchanged, SourceState.Held, SourceState.Stale], $"seed {seed}: a soak that meets none of them proves nothing");
    }

    private static void Check(LiveBench bench, OneSourceFault fault, Receipt? before, RunRecord record, string because)
    {
        record.Outcome.Should().BeOneOf([RunOutcome.Published, RunOutcome.Unchanged], $"{because}: {record.Message}");
        record.Sources.Should().OnlyContain(s => s.RowsIn == s.RowsKept + s.RowsRejected, because);
        // After figures of another shape were accepted, it is the usual ones that stand out.
        if (fault.Expected(before is not null) is { } expected && (before?.Accepted is null || expected is SourceState.Stale))
            bench.Status.State.Should().Be(expected, $"{because}: {bench.Status.Why}");
        if (bench.Status.State != SourceState.Changed && bench.Status.State != SourceState.Unchanged)
            (bench.Folder.ReadPointer()?.Id).Should().Be(before?.Id, $"{because}: the last good figures serve");
        Sound(bench, because);
        Truthful(bench, because);
        Tidy(bench, because);
    }

    /// <summary>What serves is whole, and it is what the run was made from.</summary>
    private static void Sound(LiveBench bench, string because)
    {
        if (bench.Folder.ReadGood() is { } good)
        {
            good.RowsIn.Should().Be(good.RowsKept + good.RowsRejected, because);
            bench.Folder.IsSound(good).Should().BeTrue(because);
            (good.Accepted is not null || !good.Holding.Any()).Should().BeTrue($"{because}: nothing serves that a rule holds and nobody accepted");
        }

        var current = Directory.GetFiles(bench.Data.Paths.Releases, "*.duckdb").Select(Path.GetFileNameWithoutExtension).Max(StringComparer.Ordinal);
        File.ReadAllText(Path.Combine(bench.Data.Paths.Releases, "current.json")).Should().Contain(current, because);
    }

    private static void Truthful(LiveBench bench, string because)
    {
        var status = bench.Status;
        (status.StaleSince is null).Should().Be(status.State is not (SourceState.Stale or SourceState.Failed), because);
        status.Held?.Id.Should().Be(bench.Folder.ReadHeld()?.Id, because);
        status.LastAsked.Should().Be(status.Recent[0].Started, because);
        status.Recent.Should().OnlyContain(r => r.RowsIn == r.RowsKept + r.RowsRejected, because);
        status.Recent[0].State.Should().Be(status.State, because);
    }

    private static void Tidy(LiveBench bench, string because)
    {
        var pointer = bench.Folder.ReadPointer();
        var named = new ReleaseReceipts(bench.Data.Paths.Releases).Named(LiveBench.Id);
        bench.Folder.GoodIds.Where(id => id != pointer?.Id && !pointer!.Before.Contains(id)).Should().BeSubsetOf(named, because);
        foreach (var id in named)
            bench.Folder.Find(id).Should().NotBeNull($"{because}: a kept release was made from {id}");
        bench.Files().Where(f => !f.StartsWith("good/", StringComparison.Ordinal) && !f.StartsWith("held/", StringComparison.Ordinal))
            .Should().BeSubsetOf(["good.json", "pull.jsonl", "refused.json", "source.lock", "status.json"], because);
        bench.Folder.HeldIds.Should().HaveCountLessThan(2, because);
        Directory.GetFiles(Path.Combine(bench.Data.Paths.Releases, "receipts")).Should().HaveCountLessThanOrEqualTo(Kept + 1, because);
        Directory.GetFiles(bench.Data.Paths.Releases, "*.tmp", SearchOption.AllDirectories).Should().BeEmpty(because);
    }

    private static Task<Receipt> DecideAsync(ServiceProvider services, Receipt held, bool accept, string because)
    {
        var decisions = services.GetRequiredService<Decisions>();
        return accept
            ? decisions.AcceptAsync(held.Source, held.Id, "soak", because, CancellationToken.None)
            : decisions.RefuseAsync(held.Source, held.Id, "soak", because, CancellationToken.None);
    }

    /// <summary>What processes leave that are killed between any two steps; then another starts.</summary>
    private static async Task<ServiceProvider> KilledAsync(LiveBench bench, ServiceProvider services, Random random)
    {
        await services.DisposeAsync();
        var folder = Directory.CreateDirectory(bench.Folder.Path).FullName;
        Action[] remains =
        [
            () => File.WriteAllText(Path.Combine(new SourceStore(bench.Folder).Begin(), "observations.parquet"), "half"),
            () => File.WriteAllText(Path.Combine(folder, "status.json.77.tmp"), "{"),
            () => Directory.CreateDirectory(Path.Combine(folder, "gone-0123456789ab", "x")),
            () => Directory.CreateDirectory(bench.Folder.PathOfGood("0123456789ab")),
            () => Directory.CreateDirectory(bench.Folder.PathOfHeld("0123456789ab")),
            () => Directory.CreateDirectory(Path.Combine(bench.Data.Paths.Releases, "receipts")).Refresh(),
        ];
        remains[random.Next(remains.Length)]();
        return bench.Services();
    }

    private static Task<RunRecord> RefreshAsync(LiveBench bench, ServiceProvider services, int round)
    {
        var receipts = services.GetRequiredService<ReleaseReceipts>();
        IStage[] stages = [services.GetRequiredService<FetchStage>(), new FakeStage("publish", run => Publish(bench, receipts, run, round))];
        return new Refresh(bench.Data.Paths.Releases, stages, TimeProvider.System, NullLoggerFactory.Instance)
            .RunAsync(new RefreshRequest("south-yorkshire", Force: false, "command", Ask: true), [], CancellationToken.None);
    }

    /// <summary>As the last stage does, with a release that is an empty file.</summary>
    private static StageResult Publish(LiveBench bench, ReleaseReceipts receipts, RunState run, int round)
    {
        var release = $"20261122T{round / 3600:00}{round / 60 % 60:00}{round % 60:00}Z-{round:x8}";
        receipts.Keep(PublishStage.Receipt(run, release));
        File.WriteAllText(Path.Combine(bench.Data.Paths.Releases, release + ".duckdb"), string.Empty);
        AtomicFile.Write(Path.Combine(bench.Data.Paths.Releases, "current.json"), $$"""{"id":"{{release}}"}""");
        foreach (var old in Directory.GetFiles(bench.Data.Paths.Releases, "*.duckdb").OrderDescending(StringComparer.Ordinal).Skip(Kept))
            File.Delete(old);
        run.Release = release;
        return new StageResult();
    }
}
