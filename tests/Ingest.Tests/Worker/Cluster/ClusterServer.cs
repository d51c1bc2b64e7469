using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Ingest.Tests.Snapshot;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>PostgreSQL for all tests of workers on one schedule, and what the command 'cluster prepare' makes of a database and a directory, made once and copied.</summary>
public sealed class ClusterServer : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder prepared = new();
    private string database = string.Empty;

    public PostgresServer Postgres { get; } = new();

    public async Task InitializeAsync()
    {
        if (PostgresServer.Programs is null)
            return;
        database = Postgres.NewDatabase();
        var settings = new Dictionary<string, string> { ["Releases__Directory"] = prepared.Path, ["Worker__Cluster__ConnectionString"] = database };
        var (code, _, error) = await WorkerProcess.RunAsync(settings, "cluster", "prepare");
        code.Should().Be(0, error);
    }

    /// <summary>Has a directory and a database of its own as the command leaves them.</summary>
    /// <returns>How the database is reached.</returns>
    public string Prepare(string releases)
    {
        foreach (var file in Directory.EnumerateFiles(prepared.Path))
            File.Copy(file, Path.Combine(releases, Path.GetFileName(file)));
        return Postgres.NewDatabase(database);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Postgres.Dispose();
        prepared.Dispose();
    }
}
