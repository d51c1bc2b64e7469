using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tests.Pulls;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.SourceRecords;

/// <summary>Figures on disk: what a killed process leaves behind, and what an analyst decides.</summary>
public sealed class SourceStoreTests
{
    private static readonly Decision Decision = new(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), "sources accept iod2025 x", "known revision");

    [Fact]
    public async Task WhatAKilledPullLeft_IsGoneAfterTheNext()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var sound = bench.Files();
        var store = new SourceStore(bench.Folder);
        File.WriteAllText(Path.Combine(store.Begin(), "observations.parquet"), "half");
        File.WriteAllText(bench.Folder.PointerPath + ".123.tmp", "{");
        Directory.CreateDirectory(bench.Folder.PathOfHeld("0123456789ab"));
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(bench.Folder.PathOfGood("ba9876543210")).FullName, "receipt.json"), "{}");
        Directory.CreateDirectory(Path.Combine(bench.Folder.Path, "gone-ba9876543210"));
        await bench.PullAsync();
        bench.Files().Should().Equal(sound);
        Directory.GetDirectories(bench.Folder.Path).Select(Path.GetFileName).Should().BeEquivalentTo("good", "held");
        bench.Folder.GoodIds.Should().Equal(bench.Folder.ReadPointer()!.Id);
    }

    [Fact]
    public async Task FiguresTakenBack_WaitForTheAnalyst_AndTheOnesBeforeServe()
    {
        await using var bench = await SourceBench.StartAsync();
        var (first, second) = await TwoAsync(bench);
        var held = new SourceStore(bench.Folder).Withdraw(second, [Finding]);
        bench.Folder.ReadGood()!.Id.Should().Be(first.Id);
        bench.Folder.ReadHeld().Should().BeEquivalentTo(held);
        held.Id.Should().Be(second.Id);
        bench.Folder.Find(held.Id)!.Value.Receipt.Id.Should().Be(held.Id);
    }

    [Fact]
    public async Task FiguresThatCameMeanwhile_AreNotTakenBackForThoseBefore()
    {
        await using var bench = await SourceBench.StartAsync();
        var (first, second) = await TwoAsync(bench);
        var live = bench.Services().GetRequiredService<ServingFigures>();
        await live.WithdrawAsync(SourceBench.Id, first.Id, [Finding], CancellationToken.None);
        bench.Folder.ReadGood()!.Id.Should().Be(second.Id);
        bench.Folder.ReadHeld().Should().BeNull("a refresh looked at those before");
        await live.WithdrawAsync(SourceBench.Id, second.Id, [Finding], CancellationToken.None);
        bench.Folder.ReadGood()!.Id.Should().Be(first.Id);
        bench.Folder.ReadHeld()!.Id.Should().Be(second.Id);
    }

    [Fact]
    public async Task TheOnlyFigures_TakenBack_LeaveTheBundledOnes()
    {
        await using var bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        new SourceStore(bench.Folder).Withdraw(bench.Folder.ReadGood()!, [Finding]);
        bench.Folder.ReadPointer().Should().BeNull();
        (await bench.PullAsync()).State.Should().Be(SourceState.Held, "the same bytes came again and still wait");
        bench.Source.Reads.Should().Be(1);
    }

    [Fact]
    public async Task Decision_CoversWhatTheAnalystWasShown_AndIsAskedForAgainBesideIt()
    {
        await using var bench = await SourceBench.StartAsync();
        var (_, second) = await TwoAsync(bench);
        var (store, live) = (new SourceStore(bench.Folder), bench.Services().GetRequiredService<ServingFigures>());
        store.Accept(store.Withdraw(second, [Finding]), Decision);
        live.Accepted(SourceBench.Id, Finding.Rule, Finding.Key).Should().Be(Decision);
        live.Accepted(SourceBench.Id, Finding.Rule, "another series").Should().BeNull();
        live.Accepted(SourceBench.Id, "another-rule", Finding.Key).Should().BeNull();
        live.LastPointed().Should().Be(Decision.At);

        var another = Finding with { Rule = "another-rule" };
        var again = store.Withdraw(bench.Folder.ReadGood()!, [another]);
        again.Accepted.Should().BeNull();
        again.Holding.Should().BeEquivalentTo([Finding, another], "who accepts now is shown both");
        store.Accept(again, Decision);
        live.Accepted(SourceBench.Id, "another-rule", Finding.Key).Should().Be(Decision);
        live.Accepted(SourceBench.Id, Finding.Rule, Finding.Key).Should().Be(Decision);
    }

    [Fact]
    public async Task HeldFigures_OnceAccepted_ServeAndRemember()
    {
        await using var bench = await SourceBench.StartAsync();
        var (first, second) = await TwoAsync(bench);
        var store = new SourceStore(bench.Folder);
        store.Accept(store.Withdraw(second, [Finding]), Decision);
        var good = bench.Folder.ReadGood()!;
        good.Id.Should().Be(second.Id);
        good.Accepted.Should().Be(Decision);
        good.Holding.Should().ContainSingle("what was accepted is remembered with it");
        bench.Folder.ReadPointer()!.Before.Should().Equal(first.Id);
        bench.Folder.ReadHeld().Should().BeNull();
        File.Exists(Path.Combine(bench.Folder.PathOfGood(good.Id), "observations.parquet")).Should().BeTrue();
    }

    [Fact]
    public async Task HeldFigures_OnceRefused_AreNotAskedAboutAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        var (first, second) = await TwoAsync(bench);
        var store = new SourceStore(bench.Folder);
        store.Refuse(store.Withdraw(second, [Finding]), Decision);
        var outcome = await bench.PullAsync();
        outcome.State.Should().Be(SourceState.Unchanged);
        outcome.Why.Should().Contain("The publisher sent again what was refused on 2026-11-22 09:00 UTC").And.Contain("known revision");
        bench.Folder.ReadGood()!.Id.Should().Be(first.Id);
        bench.Source.Reads.Should().Be(2);
    }

    [Fact]
    public void Lock_OfTheDeadIsFree_AndOfTheLivingIsNot()
    {
        using var folder = new HealthNeeds.Ingest.Tests.Snapshot.TemporaryFolder();
        using (var taken = SourceLock.TryTake(folder.Path))
            SourceLock.TryTake(folder.Path).Should().BeNull();
        using var again = SourceLock.TryTake(folder.Path);
        again.Should().NotBeNull();
    }

    private static RuleFinding Finding => new("magnitude", Holds: true, "iod2025-ypll", "The median stays near.", "61", "61.5 ± 0.1", []);

    private static async Task<(Receipt First, Receipt Second)> TwoAsync(SourceBench bench)
    {
        bench.Serve(SourceBench.Csv());
        await bench.PullAsync();
        var first = bench.Folder.ReadGood()!;
        bench.Serve(SourceBench.Csv(shift: 0.5));
        (await bench.PullAsync()).State.Should().Be(SourceState.Changed);
        return (first, bench.Folder.ReadGood()!);
    }
}
