using System.Globalization;
using System.Text;
using HealthNeeds.Store.Files;
using Quartz;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>Every firing of every worker, a line each in one file: what was fired, when it was due, and by whom.</summary>
internal sealed class FireLog(string releases) : IJobListener
{
    public string Name => "fire-log";

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        new(AppendAsync(releases, string.Create(CultureInfo.InvariantCulture, $"fired {Environment.ProcessId} {context.JobDetail.Key.Name} {context.Trigger.Key.Name.Replace(' ', '_')} {context.ScheduledFireTimeUtc?.UtcDateTime:O} {(context.Recovering ? "recovering" : "first")}")));

    public static async Task AppendAsync(string releases, string line)
    {
        // .NET finds a file's end before it writes there: two that append at once would write over each other.
        using var alone = await LockFile.TakeAsync(PathOf(releases) + ".lock", TimeProvider.System, CancellationToken.None);
        await using var stream = new FileStream(PathOf(releases), FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
    }

    public static IReadOnlyList<string[]> Read(string releases, string kind)
    {
        if (!File.Exists(PathOf(releases)))
            return [];
        using var reader = new StreamReader(new FileStream(PathOf(releases), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n').Select(l => l.Split(' ')).Where(l => l[0] == kind)];
    }

    private static string PathOf(string releases) => Path.Combine(releases, "fire.log");
}
