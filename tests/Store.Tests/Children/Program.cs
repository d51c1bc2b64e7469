using HealthNeeds.Fixtures;
using HealthNeeds.Store.DuckDb;

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
            case ["publish", var directory]:
                await Console.Out.WriteLineAsync("ready");
                for (var seed = 1; ; seed++)
                    await Console.Out.WriteLineAsync(SmallRelease.Write(directory, seed).Id);
            default:
                await Console.Error.WriteLineAsync("This is a test assembly; run it with dotnet test.");
                return 64;
        }
    }

    private static async Task SayReadyAndWaitAsync()
    {
        await Console.Out.WriteLineAsync("ready");
        await Console.In.ReadLineAsync();
    }
}
