using System.Globalization;
using System.Text;
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
        // One write to a file opened to append is whole, whoever else appends.
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
