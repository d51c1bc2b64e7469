using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Children;

/// <summary>A source whose publisher gives no answer: the test looks at who asks it, and how often.</summary>
internal sealed class SilentSource(string source, string releases) : ILiveSource
{
    public string Source => source;

    public string Publisher => "silent";

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        await FireLog.AppendAsync(releases, $"asked {Environment.ProcessId} {source}");
        while (!File.Exists(Path.Combine(releases, "gate")))
            await Task.Delay(20, cancellation);
        await FireLog.AppendAsync(releases, $"answered {Environment.ProcessId} {source}");
        throw new PublisherUnavailableException("It does not answer.");
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation) => throw new NotSupportedException("There is nothing to read.");
}
