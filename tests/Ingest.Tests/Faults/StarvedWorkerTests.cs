using System.Globalization;
using HealthNeeds.Core.Runs;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>A worker, a real process, that runs out of something in any stage: it says so in words, what served serves, and the next one goes on.</summary>
[Collection(nameof(FaultCollection))]
[Trait("Speed", "Slow")]
public sealed class StarvedWorkerTests(FaultBench faults)
{
    private const int Megabytes = 512;

    /// <summary>It ended without a word of its own.</summary>
    private const string Fell = "Fell";

    private static readonly string[] Stages = FaultRounds.IsLong ? ["fetch", "stage", "validate", "attribute", "analyse", "research", "match", "compare", "verify", "publish"] : ["fetch", "publish"];

    [SmallDiskFact]
    public async Task Worker_WhoseDiskIsFullInAnyStage_SaysSo_AndTheNextGoesOn()
    {
        using var disk = new SmallDisk(Megabytes);
        using var there = faults.In(Path.Combine(disk.Path, "releases"));
        var random = new Random(20261129);
        foreach (var stage in Stages)
        {
            foreach (var left in FaultRounds.IsLong ? [0, random.Next(100_000), random.Next(4_000_000)] : new[] { stage == "fetch" ? 0 : random.Next(20_000) })
            {
                faults.Change();
                var end = await EndAsync(string.Empty, $"space={stage}", string.Create(CultureInfo.InvariantCulture, $"left={left}"));
                var because = string.Create(CultureInfo.InvariantCulture, $"disk full in stage {stage} but for {left} bytes: {end}");
                if (end.Outcome != nameof(RunOutcome.Published))
                    end.Should().Match<(string Outcome, string Message)>(e => (e.Outcome == "Failed" || e.Outcome == "Broken") && e.Message.Contains("No space left on device", StringComparison.OrdinalIgnoreCase), because);
                faults.Serves(because);
                File.Delete(Path.Combine(disk.Path, "filler"));
            }
        }

        await faults.GoesOnAsync("after the last");
    }

    [SmallDiskFact]
    public async Task Worker_OnAReadOnlyDisk_SaysSo_AndReadersReadOn()
    {
        using var disk = new SmallDisk(Megabytes);
        using var there = faults.In(Path.Combine(disk.Path, "releases"));
        faults.Change();
        disk.ReadOnly();
        var end = await EndAsync(string.Empty);
        end.Should().Match<(string Outcome, string Message)>(e => e.Outcome == "Broken" && e.Message.Contains("Read-only file system"));
        faults.Serves("on a read-only disk");
        disk.Writable();
        await faults.GoesOnAsync("once it can be written again");
    }

    [HandleLimitFact]
    public async Task Worker_WithoutFileHandles_SaysSo_AndTheNextGoesOn()
    {
        var random = new Random(20261129);
        foreach (var stage in FaultRounds.IsLong ? Stages : ["stage"])
        {
            faults.Change();
            var left = random.Next(4);
            var end = await EndAsync("prlimit --nofile=400", $"handles={stage}", string.Create(CultureInfo.InvariantCulture, $"left={left}"));
            var because = string.Create(CultureInfo.InvariantCulture, $"no handles but {left} in stage {stage}: {end}");
            // The runtime itself may end for want of a handle, which is kill -9; the product's own code does not.
            if (end.Outcome == Fell)
                end.Message.Should().NotContain("Unhandled exception", because);
            else if (end.Outcome != nameof(RunOutcome.Published))
                end.Message.Should().ContainAny(["Too many open files", "could not be loaded", "cannot be used", "Could not load"], because);
            faults.Serves(because);
        }

        await faults.GoesOnAsync("after the last");
    }

    private async Task<(string Outcome, string Message)> EndAsync(string under, params string[] troubles)
    {
        using var worker = BenchWorker.Start(faults, under, troubles);
        return await worker.EndAsync() ?? (Fell, worker.Error);
    }
}

/// <summary>A test that needs a limit on file handles: skipped, and said why, where none can be set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class HandleLimitFactAttribute : FactAttribute
{
    public HandleLimitFactAttribute() => Skip = File.Exists("/usr/bin/prlimit") ? null : "File handles are limited by prlimit (util-linux), which is not here.";
}
