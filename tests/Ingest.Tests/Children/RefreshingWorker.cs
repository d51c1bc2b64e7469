using System.Globalization;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Tests.Pipeline;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Files;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>A worker in a process of its own, for a test to kill or to starve: one refresh of a bench's folders, telling each stage as it begins.</summary>
internal static class RefreshingWorker
{
    /// <summary>What is kept is copied and read again with every fault.</summary>
    public static readonly (string, string) FewReleases = ("Releases:Keep", "4");

    private static readonly TimeSpan SlowStep = TimeSpan.FromMilliseconds(40);

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["refresh", var releases, var data, var publishers, .. var troubles])
        {
            await Console.Error.WriteLineAsync("This is a test assembly; run it with dotnet test.");
            return 64;
        }

        var told = troubles.Select(t => t.Split('=')).ToDictionary(t => t[0], t => t[1], StringComparer.Ordinal);
        using var slow = new ManualResetEventSlim();
        var step = told.TryGetValue("step", out var milliseconds) ? TimeSpan.FromMilliseconds(int.Parse(milliseconds, CultureInfo.InvariantCulture)) : SlowStep;
        using var starving = new Starvation(told, releases);
        await using var services = BenchServices.Of(new IngestPaths(releases, data), new Uri(publishers), clock: null, FewReleases);
        try
        {
            var record = await BenchServices.RefreshAsync(services, releases, (stage, _) =>
            {
                Console.WriteLine($"stage {stage}");
                starving.Before(stage);
                if (stage == told.GetValueOrDefault("slow"))
                    Disk.Watch(_ => slow.Wait(step));
                // Until the test lets it go on.
                while (stage == told.GetValueOrDefault("wait") && !File.Exists(told["until"]))
                    slow.Wait(SlowStep);
                // Until it is killed: a stage of a millisecond is hit by no chance.
                if (stage == told.GetValueOrDefault("hold"))
                    slow.Wait();
            });
            Say($"{record.Outcome}", record.Message);
        }
        catch (RunLockHeldException held)
        {
            Say("Busy", held.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // As the command's edge does: told in words.
            Say("Broken", problem.Message);
        }

        return 0;

        void Say(string outcome, string message)
        {
            starving.End();
            Console.WriteLine($"ended {outcome}: {message.ReplaceLineEndings(" ")}");
        }
    }
}
