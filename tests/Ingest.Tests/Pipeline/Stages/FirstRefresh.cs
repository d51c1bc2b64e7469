using HealthNeeds.Store.Schema;

namespace HealthNeeds.Ingest.Tests.Pipeline.Stages;

/// <summary>The first release of a small snapshot, made once for the tests that begin with it.</summary>
public sealed class FirstRefresh : IAsyncLifetime
{
    internal SmallSnapshot Data { get; } = new();

    public ReleaseInfo Info { get; private set; } = null!;

    public async Task InitializeAsync() => Info = await new PlainRefresh().RunAsync(Data);

    public Task DisposeAsync()
    {
        Data.Dispose();
        return Task.CompletedTask;
    }
}
