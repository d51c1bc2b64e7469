using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Store.State;

namespace HealthNeeds.Ingest.Pulls;

/// <summary>Says once a second how far a pull is, for whoever looks; says nothing more once it is closed.</summary>
internal sealed class PullWatch : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly string source;
    private readonly PullProgressFile file;
    private readonly TimeProvider clock;
    private readonly DateTimeOffset started;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private Func<PullTally> tally = () => new PullTally(0, 0, 0, 0);
    private bool reading;
    private bool closed;

    public PullWatch(string releases, string source, TimeProvider clock)
    {
        this.source = source;
        this.clock = clock;
        file = new PullProgressFile(releases, source);
        started = clock.GetUtcNow();
        file.Clear();
        timer = clock.CreateTimer(_ => WriteProgress(), state: null, Beat, Beat);
    }

    public void Follow(Func<PullTally> soFar) => tally = soFar;

    public void Reads()
    {
        reading = true;
        WriteProgress();
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            closed = true;
            file.Clear();
        }
    }

    private void WriteProgress()
    {
        lock (gate)
        {
            if (closed)
                return;
            try
            {
                var now = tally();
                file.Write(new PullProgress(source, started, clock.GetUtcNow(), reading, now.Responses, now.Bytes));
            }
            catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
            {
                // Nobody's figures hang on it: a disk that is full is told by the pull itself.
                closed = true;
            }
        }
    }
}
