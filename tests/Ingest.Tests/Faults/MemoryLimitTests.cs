using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>A worker in a group of processes that may take so much memory and no more: it says so, or the system ends it as kill -9 does; the next goes on.</summary>
[Collection(nameof(FaultCollection))]
[Trait("Speed", "Slow")]
public sealed class MemoryLimitTests(FaultBench faults)
{
    [MemoryGroupFact]
    public async Task Worker_WithTooLittleMemory_SaysSoOrIsEnded_AndTheNextGoesOn()
    {
        var published = 0;
        foreach (var megabytes in FaultRounds.IsLong ? Enumerable.Range(2, 24).Select(i => i * 10) : [60])
        {
            faults.Change();
            using var group = new MemoryGroup(megabytes);
            using var worker = BenchWorker.Start(faults, group.Starter);
            var end = await worker.EndAsync();
            var because = string.Create(CultureInfo.InvariantCulture, $"{megabytes} MB: {end?.ToString() ?? "ended by the system"}, {string.Join(", ", worker.Said.TakeLast(1))}");
            published += end?.Outcome == "Published" ? 1 : 0;
            if (end is { Outcome: "Failed" } failed)
                failed.Message.Should().NotBeNullOrWhiteSpace(because).And.Contain("stays in use", because);
            faults.Serves(because);
        }

        if (!FaultRounds.IsLong)
            published.Should().Be(0, "a limit that nobody meets is none");
        await faults.GoesOnAsync("after the last");
    }
}

/// <summary>A control group with a memory limit, as systemd's MemoryMax makes one; gone when disposed.</summary>
internal sealed class MemoryGroup : IDisposable
{
    private const string Root = "/sys/fs/cgroup/memory";
    private readonly string path = Path.Combine(Root, $"healthneeds-test-{Environment.ProcessId}-{Guid.NewGuid():N}");

    public MemoryGroup(int megabytes)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "memory.limit_in_bytes"), string.Create(CultureInfo.InvariantCulture, $"{megabytes}M"));
    }

    /// <summary>Why there can be none on this machine; null where there can.</summary>
    public static string? Refusal
    {
        get
        {
            try
            {
                new MemoryGroup(1000).Dispose();
                return null;
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return $"No control group for memory can be made here (version 1 at {Root}, by root): {problem.Message}";
            }
        }
    }

    /// <summary>What a program is started by, so that it is in the group from its first moment.</summary>
    public string Starter => $"sh {Script()} {Path.Combine(path, "cgroup.procs")}";

    public void Dispose()
    {
        if (Directory.Exists(path))
            Directory.Delete(path);
    }

    private static string Script()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "in-group.sh");
        File.WriteAllText(script, "echo $$ > \"$1\"\nshift\nexec \"$@\"\n");
        return script;
    }
}

/// <summary>A test that needs a memory limit: skipped, and said why, where none can be set.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MemoryGroupFactAttribute : FactAttribute
{
    public MemoryGroupFactAttribute() => Skip = MemoryGroup.Refusal;
}
