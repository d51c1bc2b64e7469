using System.Diagnostics;
using HealthNeeds.Fixtures;

namespace HealthNeeds.Store.Tests.Exports;

/// <summary>Debian's PostgreSQL for one test: a cluster of its own in a temporary folder, on a free port of this machine, run by the user postgres where the tests run as root.</summary>
internal sealed class PostgresServer : IDisposable
{
    private readonly string _folder;
    private readonly int _port;

    private PostgresServer(string folder, int port) => (_folder, _port) = (folder, port);

    /// <summary>Where its programs are; null where it is not installed.</summary>
    public static string? Programs => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <param name="folder">That any user may write in.</param>
    public static async Task<PostgresServer> StartAsync(string folder)
    {
        var server = new PostgresServer(folder, FreePort.Take());
        await Program("initdb", string.Empty, "-D", server.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        await Program("pg_ctl", string.Empty, "-D", server.Data, "-l", Path.Combine(folder, "log"), "-w", "-o", $"-p {server._port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off", "start");
        return server;
    }

    private string Data => Path.Combine(_folder, "data");

    /// <returns>Rows, a line each, cells with bars between.</returns>
    public Task<string> RunAsync(string sql) => Program("psql", sql, "-h", "127.0.0.1", "-p", $"{_port}", "-U", "postgres", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-A", "-t", "-f", "-");

    public void Dispose() => Program("pg_ctl", string.Empty, "-D", Data, "-m", "immediate", "-w", "stop").GetAwaiter().GetResult();

    private static async Task<string> Program(string name, string input, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs!, name), .. arguments];
        if (Environment.UserName == "root")
            command = ["runuser", "-u", "postgres", "--", .. command];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = name == "psql", RedirectStandardError = name == "psql", UseShellExecute = false, WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        // What pg_ctl starts keeps its streams open, so they are not waited for.
        var (output, error) = name == "psql" ? (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()) : (Task.FromResult(string.Empty), Task.FromResult(string.Empty));
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{name} said: {await error}");
        return await output;
    }
}

/// <summary>A test that needs PostgreSQL, which this machine may lack: it is skipped, and says so.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (PostgresServer.Programs is null)
            Skip = "Not run here: there is no PostgreSQL on this machine (apt-get install postgresql).";
    }
}
