using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Tests.Api;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>The systemd units, read by systemd itself.</summary>
public sealed class UnitTests : IDisposable
{
    /// <summary>By the lines of a unit that say which system calls it leaves.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Task<((int Code, string Output) With, string Without)>>> Tried = new(StringComparer.Ordinal);

    private readonly string _folder = Directory.CreateTempSubdirectory("units-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramTheory("systemd-analyze")]
    [InlineData("healthneeds-dashboard.service")]
    [InlineData("healthneeds-worker.service")]
    [InlineData("healthneeds-replica.service")]
    [InlineData("healthneeds-backup.service")]
    [InlineData("healthneeds-backup.timer")]
    public async Task Unit_IsOneThatSystemdReads(string unit)
    {
        Prepare();
        (await OtherProgram.RunAsync("systemd-analyze", "verify", "--recursive-errors=no", Path.Combine(_folder, unit))).Should().Be((0, string.Empty), "it has nothing to say against it");
    }

    [ProgramFact("systemd-analyze")]
    public async Task Unit_WithAWordThatSystemdDoesNotKnow_IsFoundOut()
    {
        Prepare();
        var path = Path.Combine(_folder, "healthneeds-worker.service");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("ProtectSystem=", "ProtectSystems=", StringComparison.Ordinal));
        (await OtherProgram.RunAsync("systemd-analyze", "verify", "--recursive-errors=no", path)).Output.Should().Contain("ProtectSystems");
    }

    /// <summary>From 0, nothing left to take away, to 10. What stays open: the network, and that the group may read what the worker writes.</summary>
    [ProgramTheory("systemd-analyze")]
    [InlineData("healthneeds-dashboard.service", 15)]
    [InlineData("healthneeds-worker.service", 16)]
    [InlineData("healthneeds-replica.service", 16)]
    [InlineData("healthneeds-backup.service", 16)]
    public async Task Unit_LeavesLittleOpen(string unit, int tenths)
    {
        Prepare();
        var (code, output) = await OtherProgram.RunAsync("systemd-analyze", "security", "--offline=true", "--no-pager", $"--threshold={tenths}", Path.Combine(_folder, unit));
        code.Should().Be(0, output);
    }

    /// <summary>.NET does not start where one call is missing that it makes first. What this refuses, systemd would.</summary>
    [CallFilterTheory]
    [InlineData("healthneeds-dashboard.service")]
    [InlineData("healthneeds-worker.service")]
    [InlineData("healthneeds-replica.service")]
    [InlineData("healthneeds-backup.service")]
    public async Task Unit_LeavesTheSystemCallsThatDotNetNeeds(string unit)
    {
        // What a unit leaves is all in these lines: units that have the same are tried once.
        var filter = string.Join('\n', Lines(unit).Where(l => l.StartsWith("SystemCallFilter=", StringComparison.Ordinal)));
        filter.Should().Contain("SystemCallFilter=sched_setaffinity");
        var ((code, output), without) = await Tried.GetOrAdd(filter, lines => new Lazy<Task<((int Code, string Output) With, string Without)>>(() => TryAsync(lines))).Value;
        code.Should().Be(2, output);
        output.Should().Contain("AtOnce", "it started, and told of a setting that cannot be");
        without.Should().Contain("Failed to create CoreCLR");
    }

    /// <summary>What it may write to is named, and none of it is where releases lie or above it.</summary>
    [Fact]
    public void Site_CannotWriteWhatItServes()
    {
        var (site, worker) = (Lines("healthneeds-dashboard.service"), Lines("healthneeds-worker.service"));
        site.Should().Contain(["User=healthneeds-web", "Group=healthneeds", "ProtectSystem=strict", "ReadOnlyPaths=/var/lib/healthneeds", "StateDirectory=healthneeds-web", "StateDirectoryMode=0700"]);
        Writable(site).Should().BeEquivalentTo("/var/lib/healthneeds-requests", "/var/lib/healthneeds-web").And.NotContain(p => Holds(p, "/var/lib/healthneeds/releases") || Holds("/var/lib/healthneeds", p));
        worker.Should().Contain(["User=healthneeds-worker", "Group=healthneeds", "UMask=0027", "ReadWritePaths=/var/lib/healthneeds"]);
        Writable(worker).Should().BeEquivalentTo("/var/lib/healthneeds", "/var/lib/healthneeds-requests");
        File.ReadAllLines(RepositoryFile.Path("deploy", "tmpfiles.conf")).Should().Contain(["d /var/lib/healthneeds-requests 3770 healthneeds-worker healthneeds -", "d /var/lib/healthneeds/releases 0750 healthneeds-worker healthneeds -"], "the site's user is of the group: it may add requests, and no release");
    }

    /// <summary>What the page on security says of the worker's files is what its umask leaves.</summary>
    [Fact]
    public void Rights_OfTheWorkersFiles_AreThoseThatTheSecurityPageNames()
    {
        var umask = Convert.ToInt32(Lines("healthneeds-worker.service").Single(l => l.StartsWith("UMask=", StringComparison.Ordinal))["UMask=".Length..], 8);
        var (files, folders) = (Convert.ToString(0b110_110_110 & ~umask, 8), Convert.ToString(0b111_111_111 & ~umask, 8));
        File.ReadAllText(RepositoryFile.Path("docs", "security.md")).Should().Contain($"files 0{files} ").And.Contain($"folders 0{folders}, the worker's");
    }

    /// <summary>Where a unit's program may write, besides a /tmp of its own.</summary>
    private static List<string> Writable(string[] unit) =>
    [
        .. unit.Where(l => l.StartsWith("ReadWritePaths=", StringComparison.Ordinal)).SelectMany(l => l[(l.IndexOf('=') + 1)..].Split(' ')).Select(p => p.TrimStart('-', '+')),
        .. unit.Where(l => Regex.IsMatch(l, "^(State|Cache|Logs)Directory=", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))).SelectMany(l => l[(l.IndexOf('=') + 1)..].Split(' ')).Select(p => $"/var/lib/{p}"),
    ];

    private static bool Holds(string outer, string inner) => $"{inner}/".StartsWith($"{outer}/", StringComparison.Ordinal);

    /// <summary>The site's program under such a filter, and under one that lacks a call which .NET makes first.</summary>
    private static async Task<((int Code, string Output) With, string Without)> TryAsync(string filter)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!, StringComparer.Ordinal);
        environment["Turns__AtOnce"] = "-1";
        var folder = Directory.CreateTempSubdirectory("call-filter-").FullName;
        try
        {
            var (whole, without) = (Path.Combine(folder, "whole.service"), Path.Combine(folder, "without.service"));
            await File.WriteAllTextAsync(whole, filter + "\n");
            await File.WriteAllLinesAsync(without, filter.Split('\n').Where(l => l != "SystemCallFilter=sched_setaffinity"));
            return (await RunAsync(whole, environment), (await RunAsync(without, environment)).Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<(int Code, string Output)> RunAsync(string unit, Dictionary<string, string> environment) =>
        OtherProgram.RunAsync("/usr/bin/python3", environment, RepositoryFile.Path("scripts", "call-filter.py"), unit, "dotnet", Path.Combine(AppContext.BaseDirectory, "HealthNeeds.Dashboard.dll"));

    private static string[] Lines(string unit) => File.ReadAllLines(RepositoryFile.Path("deploy", unit));

    /// <summary>As they are, but that the program they start is one that is here.</summary>
    private void Prepare()
    {
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.Path("deploy"), "healthneeds-*").Where(f => f.EndsWith(".service", StringComparison.Ordinal) || f.EndsWith(".timer", StringComparison.Ordinal)))
            File.WriteAllText(Path.Combine(_folder, Path.GetFileName(file)), File.ReadAllText(file).Replace("/opt/healthneeds/current/bin/healthneeds", "/bin/true", StringComparison.Ordinal).Replace("WorkingDirectory=/opt/healthneeds/current", "WorkingDirectory=/", StringComparison.Ordinal));
    }
}

/// <summary>A theory on system calls: skipped, with the reason, where this machine cannot say what they are.</summary>
public sealed class CallFilterTheoryAttribute : TheoryAttribute
{
    public CallFilterTheoryAttribute() => Skip = new ProgramFactAttribute("systemd-analyze").Skip
        ?? (File.Exists("/usr/bin/python3") ? null : "Not run here: there is no /usr/bin/python3.")
        ?? (File.Exists("/usr/include/x86_64-linux-gnu/asm/unistd_64.h") ? null : "Not run here: the kernel's headers (linux-libc-dev) are missing.");
}
