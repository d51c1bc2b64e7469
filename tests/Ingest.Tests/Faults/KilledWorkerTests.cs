using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>kill -9 of a worker, a real process, in every stage; and two of them at once.</summary>
[Collection(nameof(FaultCollection))]
[Trait("Speed", "Slow")]
public sealed class KilledWorkerTests(FaultBench faults)
{
    private static readonly string[] Stages = ["fetch", "stage", "validate", "attribute", "analyse", "research", "match", "compare", "verify", "publish"];

    [Fact]
    public async Task Worker_KilledInAnyStage_LosesNothing_AndTheNextGoesOn()
    {
        var (random, moments, fell) = (new Random(20261129), FaultRounds.Of(Stages.Length, 100), new List<string>());
        for (var moment = 0; moment < moments; moment++)
        {
            faults.Change();
            var stage = Stages[moment % Stages.Length];
            // A disk that takes its time at every step from there on, so much that the kill falls between steps of that stage though it comes seconds late. In a long run the last kills find their stage waiting: each is hit.
            var trouble = FaultRounds.IsLong && moment >= moments - Stages.Length ? "hold" : "slow";
            using var worker = BenchWorker.Start(faults, under: string.Empty, $"{trouble}={stage}", "step=400");
            (await worker.SaysAsync($"stage {stage}")).Should().BeTrue($"a refresh of something new comes to {stage}: {string.Join(", ", worker.Said)}");
            await Task.Delay(random.Next(stage is "publish" or "fetch" ? 4000 : 20));
            await worker.KillAsync();
            if (worker.WasKilled)
                fell.Add(worker.Said.Last(s => s.StartsWith("stage ", StringComparison.Ordinal))["stage ".Length..]);
            var because = string.Create(CultureInfo.InvariantCulture, $"moment {moment}, killed in stage {stage}: {string.Join(", ", worker.Said)}");
            faults.Serves(because);
            if (FaultRounds.IsLong && moment % 3 == 0)
                await faults.GoesOnAsync(because);
        }

        fell.Should().HaveCountGreaterThan(moments * 3 / 4, "a kill that comes too late is none");
        fell.Distinct().Should().HaveCountGreaterThan(FaultRounds.IsLong ? Stages.Length - 1 : Stages.Length / 2, $"kills are to fall in every stage; they fell in {string.Join(", ", fell)}");
        await faults.GoesOnAsync("after the last");
        new RunProgressFile(faults.Bench.Releases).Read().Should().BeNull("a run that was killed is not under way");
    }

    [Fact]
    public async Task Workers_TwoAtOnceOnOneDirectory_PublishOnce_AndTheOtherSaysWhoIsAtIt()
    {
        var gate = Directory.CreateTempSubdirectory("two-workers-");
        for (var round = 0; round < FaultRounds.Of(1, 10); round++)
        {
            faults.Change();
            // The one is at it until the other has ended, however long that takes to start.
            var ended = Path.Combine(gate.FullName, $"{round}");
            using var one = BenchWorker.Start(faults, under: string.Empty, "wait=fetch", $"until={ended}");
            (await one.SaysAsync("stage fetch")).Should().BeTrue();
            using var other = BenchWorker.Start(faults, under: string.Empty);
            var second = (await other.EndAsync())!.Value;
            await File.WriteAllTextAsync(ended, string.Empty);
            var first = (await one.EndAsync())!.Value;
            first.Outcome.Should().Be(nameof(RunOutcome.Published), first.Message);
            second.Should().Match<(string Outcome, string Message)>(s => s.Outcome == "Busy" && s.Message.StartsWith("The refresh was not begun: ", StringComparison.Ordinal) && s.Message.Contains("(refresh, command)"));
            faults.Serves($"round {round}");
        }

        gate.Delete(recursive: true);
        await faults.GoesOnAsync("after the last");
    }
}
