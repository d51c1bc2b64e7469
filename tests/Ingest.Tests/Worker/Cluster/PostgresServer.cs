using System.Diagnostics;
using System.Security.Cryptography;
using HealthNeeds.Fixtures;
using Npgsql;

namespace HealthNeeds.Ingest.Tests.Worker.Cluster;

/// <summary>Debian's PostgreSQL on this machine alone: a folder, a port and a password of its own, gone when it is disposed.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Connections of before a restart are not kept for after it.</summary>
    private const string Unpooled = ";Pooling=false";

    private readonly string folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly int port = FreePort.Take();
    private Process? server;

    /// <summary>Made for the run: what is found of it in a log got there from a connection string.</summary>
    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>Where Debian keeps the programs of the newest version that is installed; null where none is.</summary>
    public static string? Programs { get; } = !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();

    public async Task InitializeAsync()
    {
        if (Programs is null)
            return;
        var password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, Password);
        await RunAsync("chown", "-R", Owner, folder);
        await RunAsync([.. As(Path.Combine(Programs, "initdb")), "-D", Data, "-U", "healthneeds", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--no-sync"]);
        await StartAsync();
    }

    private string Data => Path.Combine(folder, "data");

    private static string Owner => Environment.UserName == "root" ? "postgres" : Environment.UserName;

    /// <summary>A database that is empty.</summary>
    public string NewDatabase()
    {
        var name = $"cluster_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + Unpooled);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create database {name}";
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public static object? Ask(string connectionString, string question)
    {
        using var connection = new NpgsqlConnection(connectionString + Unpooled);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return command.ExecuteScalar();
    }

    /// <summary>Starts it, and returns once it answers.</summary>
    public async Task StartAsync()
    {
        string[] command = [.. As(Path.Combine(Programs!, "postgres")), "-D", Data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=60", "-c", "shared_buffers=16MB"];
        server = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        for (var tries = 0; !Answers(); tries++)
        {
            tries.Should().BeLessThan(600, "PostgreSQL answers within a minute of its start");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends it as a failure of its machine would: nobody is told.</summary>
    public async Task StopAsync()
    {
        if (server is null)
            return;
        // The server is the one process that setpriv became; immediate shutdown.
        await RunAsync("kill", "-QUIT", $"{server.Id}");
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username=healthneeds;Password={Password};Timeout=5;Command Timeout=10";

    private bool Answers()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString("postgres") + Unpooled);
            connection.Open();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    private static string[] As(string program) => Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program] : [program];

    private static async Task RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{string.Join(' ', command)}: {await output} {await error}");
    }
}

/// <summary>A test that needs PostgreSQL: it is skipped, and says so, where the machine has none.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = "Not run here: there is no PostgreSQL on this machine (Debian's package postgresql).";
    }
}
