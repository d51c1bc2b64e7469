using HealthNeeds.Store.Schema;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>The first release of a small snapshot, by every stage but the analysis, made once in a run for the tests that look at it, or begin with a copy of it.</summary>
public sealed class FirstRefresh : IAsyncLifetime
{
    private static readonly Lazy<Task<(SmallSnapshot Data, ReleaseInfo Info)>> Made = new(MakeAsync);

    internal SmallSnapshot Data { get; private set; } = null!;

    public ReleaseInfo Info { get; private set; } = null!;

    public async Task InitializeAsync() => (Data, Info) = await Made.Value;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<(SmallSnapshot Data, ReleaseInfo Info)> MakeAsync()
    {
        var data = new SmallSnapshot();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => data.Dispose();
        return (data, await new PlainRefresh().RunAsync(data, matched: true));
    }
}
