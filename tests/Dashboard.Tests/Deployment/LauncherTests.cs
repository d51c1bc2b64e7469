using System.Runtime.Versioning;
using HealthNeeds.Dashboard.Tests.Api;
using HealthNeeds.Dashboard.Tests.Servers;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>What the archive is started and installed by, with a program in the place of the product's that says what it was given.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("launcher-").FullName;
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" };

    private string Archive => Path.Combine(_folder, "healthneeds-9.9.9-linux-x64");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Settings_ComeFromTheFile_AndTheEnvironmentGoesBeforeIt()
    {
        MakeArchive();
        var settings = Path.Combine(_folder, "healthneeds.env");
        await File.WriteAllTextAsync(settings, "# a note\nRegion=cornwall\nReleases__Directory=\"/srv/with space\"\nLive__Sources__ohid-fingertips__Enabled=false\n  ; another\nPublicAddress='https://needs.example.nhs.uk/?a=b'\nLive__Contact=https://example.nhs.uk/$HOME`id`");
        _environment["HEALTHNEEDS_ENV"] = settings;
        _environment["Region"] = "south-yorkshire";
        var (code, output) = await OtherProgram.RunAsync(Path.Combine(Archive, "bin", "healthneeds"), _environment, "releases", "list", "with space");
        code.Should().Be(0, output);
        output.Split('\n').Should().Contain(["worker", "argument releases", "argument list", "argument with space", "Region=south-yorkshire", "Releases__Directory=/srv/with space", "Live__Sources__ohid-fingertips__Enabled=false", "PublicAddress=https://needs.example.nhs.uk/?a=b", $"Data__Directory={Archive}/data"])
            .And.Contain("Live__Contact=https://example.nhs.uk/$HOME`id`", "no shell reads a setting");
    }

    [Fact]
    public async Task WhatOnlyTheWorkerMayKnow_IsReadByItsCommandsAlone_AndStandsInNoArgument()
    {
        MakeArchive();
        _environment["HEALTHNEEDS_ENV"] = Path.Combine(_folder, "healthneeds.env");
        await File.WriteAllTextAsync(_environment["HEALTHNEEDS_ENV"], "Worker__Cluster__CheckInSeconds=15\nWorker__Schedule=common\nLive__Sources__ohid-fingertips__Enabled=false\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "healthneeds-worker.env"), "Worker__Cluster__ConnectionString=Host=db;Password=a b'c\nWorker__Schedule=worker\n");
        var bin = Directory.CreateDirectory(Path.Combine(_folder, "first-in-path")).FullName;
        MakeProgram(Path.Combine(bin, "env"), "for a; do echo \"seen by all: $a\"; done\nexec /usr/bin/env \"$@\"");
        _environment["PATH"] = $"{bin}:{_environment["PATH"]}";
        var (code, output) = await OtherProgram.RunAsync(Path.Combine(Archive, "bin", "healthneeds"), _environment, "serve");
        code.Should().Be(0, output);
        output.Split('\n').Should().Contain(["Worker__Cluster__ConnectionString=Host=db;Password=a b'c", "Worker__Schedule=worker", "Worker__Cluster__CheckInSeconds=15", "Live__Sources__ohid-fingertips__Enabled=false", "seen by all: Live__Sources__ohid-fingertips__Enabled=false"])
            .And.NotContain(l => l.StartsWith("seen by all: ", StringComparison.Ordinal) && l.Contains("Password"));
        (await OtherProgram.RunAsync(Path.Combine(Archive, "bin", "healthneeds"), _environment, "dashboard")).Output.Should().Contain("Worker__Schedule=common").And.NotContain("Password");
    }

    [ProgramFact("setpriv")]
    public async Task Roots_RunAsWhoeverOwnsTheReleases_ButForDoctor()
    {
        if (Environment.UserName != "root")
            return;
        MakeArchive();
        var releases = Directory.CreateDirectory(Path.Combine(_folder, "releases")).FullName;
        (await OtherProgram.RunAsync("chown", "nobody:nogroup", releases)).Code.Should().Be(0);
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        _environment["HEALTHNEEDS_ENV"] = "/nowhere";
        async Task<string[]> SayAsync(params string[] words) => (await OtherProgram.RunAsync(Path.Combine(Archive, "bin", "healthneeds"), _environment, words)).Output.Split('\n');
        (await SayAsync("sources", "accept", "--releases", releases)).Should().Contain(["user nobody", "rights 0027", "argument accept"]);
        (await SayAsync("refresh", $"--releases={releases}")).Should().Contain("user nobody");
        _environment["Releases__Directory"] = releases;
        (await SayAsync("keys", "add", "one")).Should().Contain(["user nobody", "argument one"]);
        (await SayAsync("doctor")).Should().Contain("user root");
    }

    [Fact]
    public async Task Dashboard_IsStartedByItsName_AlsoThroughALink()
    {
        MakeArchive();
        File.CreateSymbolicLink(Path.Combine(_folder, "healthneeds"), Path.Combine(Archive, "bin", "healthneeds"));
        _environment["HEALTHNEEDS_ENV"] = "/nowhere";
        var (code, output) = await OtherProgram.RunAsync(Path.Combine(_folder, "healthneeds"), _environment, "dashboard");
        (code, output).Should().Match<(int Code, string Output)>(r => r.Code == 0 && r.Output.StartsWith("dashboard\n", StringComparison.Ordinal));
        output.Split('\n').Should().Contain(["argument --contentRoot", $"argument {Archive}/lib"]);
    }

    [ProgramFact("systemd-sysusers")]
    public async Task Install_PutsEverythingInItsPlace_AndAnUpgradeKeepsSettings()
    {
        if (Environment.UserName != "root")
            return;
        MakeArchive();
        var root = Path.Combine(_folder, "root");
        (await InstallAsync(root)).Code.Should().Be(0);
        string At(string path) => Path.Combine(root, path);
        new FileInfo(At("opt/healthneeds/current")).LinkTarget.Should().Be("9.9.9");
        Directory.EnumerateFiles(At("etc/systemd/system")).Select(Path.GetFileName).Should().Contain(["healthneeds-dashboard.service", "healthneeds-worker.service", "healthneeds-replica.service"]);
        (await File.ReadAllTextAsync(At("etc/passwd"))).Should().Contain("healthneeds-worker").And.Contain("healthneeds-web");
        File.GetUnixFileMode(At("var/lib/healthneeds/releases")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute, "the site's user reads by its group, and nobody else does");
        File.GetUnixFileMode(At("etc/healthneeds/healthneeds.env")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.GetUnixFileMode(At("etc/healthneeds/healthneeds-worker.env")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        (await File.ReadAllTextAsync(At("etc/group"))).Should().MatchRegex("(?m)^healthneeds-worker:[^:]*:[0-9]+:healthneeds-worker$", "the group that reads it is the worker's alone");
        File.GetUnixFileMode(At("var/lib/healthneeds-requests")).Should().Be((UnixFileMode)Convert.ToInt32("3770", 8), "the site adds requests, and only the worker takes them out");

        await File.WriteAllTextAsync(At("etc/healthneeds/healthneeds.env"), "Region=cornwall\n");
        await File.WriteAllTextAsync(Path.Combine(Archive, "VERSION"), "9.9.10\n");
        Sum();
        (await InstallAsync(root)).Code.Should().Be(0);
        new FileInfo(At("opt/healthneeds/current")).LinkTarget.Should().Be("9.9.10");
        Directory.Exists(At("opt/healthneeds/9.9.9")).Should().BeTrue("the version before stays, to go back to");
        (await File.ReadAllTextAsync(At("etc/healthneeds/healthneeds.env"))).Should().Be("Region=cornwall\n");
    }

    [Fact]
    public async Task Install_OfADamagedArchive_StopsBeforeAnythingIsDone()
    {
        if (Environment.UserName != "root")
            return;
        MakeArchive();
        await File.AppendAllTextAsync(Path.Combine(Archive, "lib", "HealthNeeds.Ingest"), "more");
        var (code, output) = await InstallAsync(Path.Combine(_folder, "root"));
        code.Should().Be(1);
        output.Should().Contain("the archive is damaged");
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "root")).Should().BeEmpty();
    }

    private Task<(int Code, string Output)> InstallAsync(string root) => OtherProgram.RunAsync(Path.Combine(Archive, "install.sh"), _environment, "--root", root);

    private void MakeArchive()
    {
        foreach (var folder in new[] { "bin", "lib", "deploy", "data" })
            Directory.CreateDirectory(Path.Combine(Archive, folder));
        foreach (var file in Directory.EnumerateFiles(RepositoryFile.Path("deploy")))
            File.Copy(file, Path.Combine(Archive, Path.GetFileName(file) switch { "healthneeds" => "bin", "install.sh" => "", _ => "deploy" }, Path.GetFileName(file)));
        foreach (var (program, name) in new[] { ("Ingest", "worker"), ("Dashboard", "dashboard") })
        {
            var path = Path.Combine(Archive, "lib", $"HealthNeeds.{program}");
            // Shells drop names that are none of theirs; what it was given stands here.
            MakeProgram(path, $"echo {name}\necho user $(id -un)\necho rights $(umask)\nfor a; do echo \"argument $a\"; done\ntr '\\0' '\\n' < /proc/$$/environ");
        }

        File.WriteAllText(Path.Combine(Archive, "VERSION"), "9.9.9\n");
        Sum();
    }

    private static void MakeProgram(string path, string lines)
    {
        File.WriteAllText(path, $"#!/bin/sh\n{lines}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
    }

    private void Sum()
    {
        var files = Directory.EnumerateFiles(Archive, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith("SHA256SUMS", StringComparison.Ordinal)).ToList();
        File.WriteAllText(Path.Combine(Archive, "SHA256SUMS"), string.Concat(files.Select(f => $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}  {Path.GetRelativePath(Archive, f)}\n")));
    }
}
