using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;

namespace HealthNeeds.Fixtures;

/// <summary>Debian's PostgreSQL on this machine alone: a folder, a port and a password of its own, run by the user postgres where the tests run as root, gone when it is disposed. Nothing where the machine has none.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>What a test says that is skipped for it.</summary>
    public const string Missing = "Not run here: there is no PostgreSQL on this machine (Debian's package postgresql).";

    private const string User = "healthneeds";

    private readonly string _folder = Directory.CreateTempSubdirectory("postgres-").FullName;
    private readonly int _port = FreePort.Take();
    private bool _runs;

    public PostgresServer()
    {
        if (Programs is null)
            return;
        var password = Path.Combine(_folder, "password");
        File.WriteAllText(password, Password);
        if (IsRoot)
            Run(["chown", "-R", "postgres", _folder]);
        Run(Command("initdb", "-D", Data, "-U", User, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--no-sync"));
        Start();
    }

    /// <summary>Where Debian keeps the programs of the newest version that is installed; null where none is.</summary>
    public static string? Programs { get; } = !Directory.Exists("/usr/lib/postgresql") ? null
        : Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault();

    /// <summary>Made for the run: what is found of it in a log got there from a connection string.</summary>
    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    private string Data => Path.Combine(_folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Starts it, and returns once it answers.</summary>
    public void Start()
    {
        Run(Command("pg_ctl", "-D", Data, "-l", Path.Combine(Data, "log"), "-s", "-w", "-t", "300", "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=60 -c shared_buffers=16MB", "start"));
        _runs = true;
    }

    /// <summary>Ends it as a failure of its machine would: nobody is told.</summary>
    public void Stop()
    {
        if (_runs)
            Run(Command("pg_ctl", "-D", Data, "-s", "-w", "-t", "300", "-m", "immediate", "stop"));
        _runs = false;
    }

    /// <param name="like">How a database is reached that nobody is connected to: the new one begins as a copy of it. Empty for an empty one.</param>
    /// <returns>How a database of its own is reached.</returns>
    public string NewDatabase(string like = "")
    {
        var name = $"made_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        var copied = new DbConnectionStringBuilder { ConnectionString = like };
        Sql(like.Length == 0 ? $"create database {name}" : $"create database {name} template {copied["Database"]}");
        return $"Host=127.0.0.1;Port={_port};Database={name};Username={User};Password={Password};Timeout=60;Command Timeout=120";
    }

    /// <summary>Runs SQL in the database postgres.</summary>
    /// <returns>Rows, a line each, cells with bars between.</returns>
    public string Sql(string sql) =>
        Run(Command("psql", "-h", "127.0.0.1", "-p", $"{_port}", "-U", User, "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-q", "-A", "-t", "-f", "-"), sql);

    public void Dispose()
    {
        Stop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>PostgreSQL does not run as root.</summary>
    private static string[] Command(string program, params string[] arguments) =>
        [.. IsRoot ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : Array.Empty<string>(), Path.Combine(Programs!, program), .. arguments];

    /// <param name="input">What a program is told, where its answer is wanted: what pg_ctl starts keeps its streams open, so that those are not waited for.</param>
    private string Run(string[] command, string? input = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = input is not null, RedirectStandardOutput = input is not null, RedirectStandardError = input is not null, UseShellExecute = false, WorkingDirectory = "/" };
        start.Environment["PGPASSWORD"] = Password;
        using var process = Process.Start(start)!;
        var (output, error) = input is null ? (Task.FromResult(string.Empty), Task.FromResult(string.Empty)) : (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }

        process.WaitForExit();
        return process.ExitCode == 0 ? output.GetAwaiter().GetResult() : throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}: {error.GetAwaiter().GetResult()}");
    }
}
