using HealthNeeds.Fixtures;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Tests.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Children;

/// <summary>What a child process does for a test. It says "ready" on its output and then does as it is told until it is killed.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["hold-writable", var path]:
                using (Database.OpenWritable(path, EngineLimits.Writer))
                    await SayReadyAndWaitAsync();
                return 0;
            case ["hold-readable", var path]:
                using (Database.OpenReadOnly(path, EngineLimits.Reader))
                    await SayReadyAndWaitAsync();
                return 0;
            case ["leave-log", var path]:
                using (var session = Database.OpenWritable(path, EngineLimits.Writer).Connect())
                {
                    session.Execute("create table t (i integer)");
                    session.Execute("insert into t values (1)");
                    await SayReadyAndWaitAsync();
                }

                return 0;
            case ["lease", var directory]:
                await HoldLeaseAsync(directory);
                return 0;
            case ["publish", var directory]:
                await Console.Out.WriteLineAsync("ready");
                for (var seed = 1; ; seed++)
                    await Console.Out.WriteLineAsync(TinyRelease.Publish(StoreOptions.At(directory), $"run-{seed}").Id);
            default:
                await Console.Error.WriteLineAsync("This is a test assembly; run it with dotnet test.");
                return 64;
        }
    }

    /// <summary>A reader with a page open: it reads from its release whenever it is told to, whatever is published meanwhile.</summary>
    private static async Task HoldLeaseAsync(string directory)
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = directory, WatchMilliseconds = 3_600_000 }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.Lease();
        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is not null)
            await Console.Out.WriteLineAsync($"{lease.Info.Id} {lease.Rankings.List("overall", AreaLevel.Lsoa21, FixtureAreas.Icb).Count}");
    }

    private static async Task SayReadyAndWaitAsync()
    {
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
    }
}
