using System.Runtime.Versioning;
using HealthNeeds.Dashboard.Tests.Api;

namespace HealthNeeds.Dashboard.Tests.Deployment;

/// <summary>What the archive is started by, with a program in the place of the product's that says what it was given.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private readonly MadeArchive _made = new();
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin" };

    private string Folder => _made.Folder;

    private string Archive => _made.Archive;

    public void Dispose() => _made.Dispose();

    [Fact]
    public async Task Settings_ComeFromTheFile_AndTheEnvironmentGoesBeforeIt()
    {
        var settings = Path.Combine(Folder, "healthneeds.env");
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
        _environment["HEALTHNEEDS_ENV"] = Path.Combine(Folder, "healthneeds.env");
        await File.WriteAllTextAsync(_environment["HEALTHNEEDS_ENV"], "Worker__Cluster__CheckInSeconds=15\nWorker__Schedule=common\nLive__Sources__ohid-fingertips__Enabled=false\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "healthneeds-worker.env"), "Worker__Cluster__ConnectionString=Host=db;Password=a b'c\nWorker__Schedule=worker\n");
        var bin = Directory.CreateDirectory(Path.Combine(Folder, "first-in-path")).FullName;
        MadeArchive.MakeProgram(Path.Combine(bin, "env"), "for a; do echo \"seen by all: $a\"; done\nexec /usr/bin/env \"$@\"");
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
        var releases = Directory.CreateDirectory(Path.Combine(Folder, "releases")).FullName;
        (await OtherProgram.RunAsync("chown", "nobody:nogroup", releases)).Code.Should().Be(0);
        File.SetUnixFileMode(Folder, File.GetUnixFileMode(Folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
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
        File.CreateSymbolicLink(Path.Combine(Folder, "healthneeds"), Path.Combine(Archive, "bin", "healthneeds"));
        _environment["HEALTHNEEDS_ENV"] = "/nowhere";
        var (code, output) = await OtherProgram.RunAsync(Path.Combine(Folder, "healthneeds"), _environment, "dashboard");
        (code, output).Should().Match<(int Code, string Output)>(r => r.Code == 0 && r.Output.StartsWith("dashboard\n", StringComparison.Ordinal));
        output.Split('\n').Should().Contain(["argument --contentRoot", $"argument {Archive}/lib"]);
    }

    /// <summary>What a unit sets goes before the file, so nothing a file should say may stand in it.</summary>
    [Fact]
    public async Task Dashboard_ListensWhereTheFileSays_AndOnThisMachineAloneWhereItSaysNothing()
    {
        _environment["HEALTHNEEDS_ENV"] = Path.Combine(Folder, "healthneeds.env");
        async Task<string[]> SayAsync(string command) => (await OtherProgram.RunAsync(Path.Combine(Archive, "bin", "healthneeds"), _environment, command)).Output.Split('\n');
        (await SayAsync("dashboard")).Should().Contain("ASPNETCORE_URLS=http://127.0.0.1:5080");
        (await SayAsync("serve")).Should().NotContain(l => l.StartsWith("ASPNETCORE_URLS", StringComparison.Ordinal));
        await File.WriteAllTextAsync(_environment["HEALTHNEEDS_ENV"], "ASPNETCORE_URLS=http://0.0.0.0:5080\n");
        (await SayAsync("dashboard")).Should().Contain("ASPNETCORE_URLS=http://0.0.0.0:5080");
        (await File.ReadAllLinesAsync(Path.Combine(Archive, "deploy", "healthneeds-dashboard.service"))).Where(l => l.StartsWith("Environment=", StringComparison.Ordinal)).Should().Equal("Environment=DOTNET_EnableDiagnostics=0");
    }
}
