using System.Runtime.Versioning;
using HealthNeeds.Dashboard.Tests.Api;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>What the archive is installed by, below a folder of its own.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class InstallTests : IDisposable
{
    private readonly MadeArchive _made = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" };
    private readonly string _root;

    public InstallTests() => _root = Path.Combine(_made.Folder, "root");

    public void Dispose() => _made.Dispose();

    [ProgramFact("systemd-sysusers")]
    public async Task Install_PutsEverythingInItsPlace_AndAnUpgradeKeepsSettings()
    {
        if (Environment.UserName != "root")
            return;
        (await InstallAsync()).Code.Should().Be(0);
        string At(string path) => Path.Combine(_root, path);
        new FileInfo(At("opt/healthneeds/current")).LinkTarget.Should().Be("9.9.9");
        Directory.EnumerateFiles(At("etc/systemd/system")).Select(Path.GetFileName).Should().Contain(["healthneeds-dashboard.service", "healthneeds-worker.service", "healthneeds-replica.service"]);
        (await File.ReadAllTextAsync(At("etc/passwd"))).Should().Contain("healthneeds-worker").And.Contain("healthneeds-web");
        File.GetUnixFileMode(At("var/lib/healthneeds/releases")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute, "the site's user reads by its group, and nobody else does");
        File.GetUnixFileMode(At("etc/healthneeds/healthneeds.env")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.GetUnixFileMode(At("etc/healthneeds/healthneeds-worker.env")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (await File.ReadAllTextAsync(At("etc/group"))).Should().MatchRegex("(?m)^healthneeds-worker:[^:]*:[0-9]+:healthneeds-worker$", "the group that reads it is the worker's alone");
        File.GetUnixFileMode(At("var/lib/healthneeds-requests")).Should().Be((UnixFileMode)Convert.ToInt32("3770", 8), "the site adds requests, and only the worker takes them out");

        await File.WriteAllTextAsync(At("etc/healthneeds/healthneeds.env"), "Region=cornwall\n");
        await File.WriteAllTextAsync(Path.Combine(_made.Archive, "VERSION"), "9.9.10\n");
        _made.Sum();
        (await InstallAsync()).Code.Should().Be(0);
        new FileInfo(At("opt/healthneeds/current")).LinkTarget.Should().Be("9.9.10");
        Directory.Exists(At("opt/healthneeds/9.9.9")).Should().BeTrue("the version before stays, to go back to");
        (await File.ReadAllTextAsync(At("etc/healthneeds/healthneeds.env"))).Should().Be("Region=cornwall\n");
    }

    [Fact]
    public async Task Install_OfADamagedArchive_StopsBeforeAnythingIsDone()
    {
        if (Environment.UserName != "root")
            return;
        await File.AppendAllTextAsync(Path.Combine(_made.Archive, "lib", "HealthNeeds.Ingest"), "more");
        var (code, output) = await InstallAsync();
        code.Should().Be(1);
        output.Should().Contain("the archive is damaged");
        Directory.EnumerateFileSystemEntries(_root).Should().BeEmpty();
    }

    /// <summary>Hardened servers give root a umask that keeps others out: the site's user would not come to its program.</summary>
    [ProgramFact("systemd-sysusers")]
    public async Task Install_ByARootThatKeepsOthersOut_LeavesTheProgramToItsUsers()
    {
        if (Environment.UserName != "root")
            return;
        var (code, output) = await OtherProgram.RunAsync("/bin/sh", _environment, "-c", "umask 077; exec \"$@\"", "sh", Path.Combine(_made.Archive, "install.sh"), "--root", _root);
        code.Should().Be(0, output);
        foreach (var folder in new[] { "opt/healthneeds", "usr/local/bin" })
            File.GetUnixFileMode(Path.Combine(_root, folder)).Should().HaveFlag(UnixFileMode.OtherExecute | UnixFileMode.OtherRead, folder);
    }

    /// <summary>As one is that was unpacked under umask 077, or under one that lets a group write.</summary>
    [ProgramFact("systemd-sysusers")]
    public async Task Install_OfAnArchiveThatItsOwnerKeepsOthersOutOf_LeavesTheProgramToItsUsers()
    {
        if (Environment.UserName != "root")
            return;
        (await OtherProgram.RunAsync("chmod", "-R", "g+w,o-rwx", _made.Archive)).Code.Should().Be(0);
        var (code, output) = await InstallAsync();
        code.Should().Be(0, output);
        var installed = Path.Combine(_root, "opt", "healthneeds", "9.9.9");
        foreach (var path in new[] { installed, Path.Combine(installed, "lib"), Path.Combine(installed, "lib", "HealthNeeds.Ingest") })
            (File.GetUnixFileMode(path) & (UnixFileMode)Convert.ToInt32("077", 8)).Should().Be((UnixFileMode)Convert.ToInt32("055", 8), path);
        File.GetUnixFileMode(Path.Combine(_root, "etc", "systemd", "system", "healthneeds-worker.service")).Should().HaveFlag(UnixFileMode.OtherRead);
    }

    [ProgramFact("systemd-sysusers")]
    public async Task Install_FromWhereItWasInstalled_LeavesTheProgramThere()
    {
        if (Environment.UserName != "root")
            return;
        (await InstallAsync()).Code.Should().Be(0);
        var current = Path.Combine(_root, "opt", "healthneeds", "current");
        var (code, output) = await OtherProgram.RunAsync(Path.Combine(current, "install.sh"), _environment, "--root", _root);
        code.Should().Be(0, output);
        File.Exists(Path.Combine(current, "lib", "HealthNeeds.Ingest")).Should().BeTrue("the link was taken for another archive, and copied over what it leads to");
    }

    private Task<(int Code, string Output)> InstallAsync() => OtherProgram.RunAsync(Path.Combine(_made.Archive, "install.sh"), _environment, "--root", _root);
}
