using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Tests.Children;
using HealthNeeds.Ingest.Tests.CommandLine;
using HealthNeeds.Ingest.Tests.Snapshot;
using Npgsql;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>A releases directory and a database that several workers share.</summary>
internal sealed class ClusterBench(ClusterServer server) : IDisposable
{
    private readonly TemporaryFolder releases = new();
    private readonly List<ChildWorker> workers = [];
    private string? connection;

    public string Releases => releases.Path;

    /// <summary>An empty database, unless it was prepared.</summary>
    public string Connection => connection ??= server.Postgres.NewDatabase();

    public IReadOnlyList<ChildWorker> Workers => workers;

    public Dictionary<string, string> Settings => new()
    {
        ["Releases__Directory"] = Releases,
        ["Worker__Cluster__ConnectionString"] = Connection,
        // As long as a busy machine may keep one from checking in: who is silent for longer is taken over though it lives.
        ["Worker__Cluster__CheckInSeconds"] = "9",
        // Once a year, unless a test says otherwise.
        ["Worker__Schedule"] = "0 0 3 1 1 ?",
    };

    /// <summary>Connections of before a restart are not kept for after it.</summary>
    public static object? Ask(string connectionString, string question)
    {
        using var opened = new NpgsqlConnection(connectionString + ";Pooling=false");
        opened.Open();
        using var command = opened.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }

    /// <summary>In this process: as one of its own, 'cluster prepare' is run by <see cref="ClusterServer"/> and 'cluster check' by a test.</summary>
    public Task<(int ExitCode, string Output, string Error)> CommandAsync(string command, string? at = null) =>
        InProcessCommand.InAsync(new Dictionary<string, string>(Settings) { ["Releases__Directory"] = at ?? Releases }, "cluster", command);

    /// <summary>As the command 'cluster prepare' leaves database and directory.</summary>
    public void Prepare() => connection = server.Prepare(Releases);

    public ChildWorker Start(params (string Name, string Value)[] settings) => StartAs("worker", settings);

    public ChildWorker StartAs(string role, params (string Name, string Value)[] settings)
    {
        var all = Settings;
        foreach (var (name, value) in settings)
            all[name] = value;
        var worker = ChildWorker.Start(all, role);
        workers.Add(worker);
        return worker;
    }

    public IReadOnlyList<string[]> Lines(string kind) => FireLog.Read(Releases, kind);

    public void OpenGate() => File.WriteAllText(Path.Combine(Releases, "gate"), string.Empty);

    /// <summary>Waits as long as it takes, within reason: the machine may be busy.</summary>
    public async Task UntilAsync(Func<bool> done, string what)
    {
        for (var waited = 0; !done(); waited++)
        {
            waited.Should().BeLessThan(6000, $"{what}; the workers said:\n{Said}");
            await Task.Delay(50);
        }
    }

    public string Said => string.Join("\n----\n", workers.Select(w => $"{w.Id}:\n{w.Output}"));

    public void Dispose()
    {
        foreach (var worker in workers)
            worker.Dispose();
        Said.Should().NotContain(server.Postgres.Password, "a password is never logged");
        releases.Dispose();
    }
}

/// <summary>A test that needs PostgreSQL: it is skipped, and says so, where the machine has none.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Programs is null ? PostgresServer.Missing : null;
}
