using System.Text.Json;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Tests.CommandLine;

namespace HealthNeeds.Ingest.Tests.Doctor;

/// <summary>doctor, backup and restore: what monitors and timers go by, each as a process once. What is refused, and what is said of a setting, in this one.</summary>
public sealed class DoctorCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("doctor-command-").FullName;
    private readonly Dictionary<string, string> _environment;

    public DoctorCommandTests()
    {
        Directory.CreateDirectory(Releases);
        _environment = new(StringComparer.Ordinal) { ["Releases__Directory"] = Releases };
    }

    private string Releases => Path.Combine(_folder, "releases");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Doctor_EndsWithOneWhereSomethingMustBeMended_AndSaysWhatInJson()
    {
        _environment["Worker__Shedule"] = "0 0 4 * * ?";
        _environment["Live__Sources__qof2021__Enabled"] = "false";
        var (code, output, error) = await RunAsync("doctor", "--json");
        code.Should().Be(1, error);
        using var json = JsonDocument.Parse(output);
        var found = json.RootElement.EnumerateArray().ToLookup(f => f.GetProperty("check").GetString(), f => f);
        found["release"].Single().GetProperty("verdict").GetString().Should().Be("fail");
        found["settings"].First().GetProperty("fix").GetString().Should().StartWith("Did you mean Worker__Schedule?");
        found["settings"].Select(f => f.GetProperty("found").GetString()!).Should().NotContain(told => told.Contains("qof2021"), "it is a source, though it is switched off");
        found["publishers"].Single().GetProperty("verdict").GetString().Should().Be("not-checked");

        SmallRelease.Publish(Releases);
        var (after, words, _) = await HereAsync("doctor");
        after.Should().Be(0, words);
        words.Should().Contain("warn worker: No worker of this version has run").And.Contain("→ systemctl enable --now healthneeds-worker").And.Contain("0 to mend, ");
    }

    [Fact]
    public async Task Doctor_OfSettingsOfAnotherKind_NamesEach_AndLooksAtTheRest()
    {
        SmallRelease.Publish(Releases);
        _environment["Worker__Shards"] = "abc";
        _environment["Worker__AtStart"] = "Sometimes";
        _environment["Live__JitterSeconds"] = "a while";
        _environment["Releases__Parquet"] = "perhaps";
        _environment["Live__Sources__qof2021__AllowedAge"] = "2weeks";
        _environment["Live__Publishers__nomis__Retries"] = "many";
        var (code, output, error) = await HereAsync("doctor");
        (code, error).Should().Be((1, string.Empty));
        output.Should().Contain("fail settings: Worker__Shards is 'abc': what reads it does not start.").And.Contain("→ Expected a whole number.")
            .And.Contain("Worker__AtStart is 'Sometimes'").And.Contain("→ Expected one of WhenNoRelease, Always, Never.").And.Contain("Live__JitterSeconds is 'a while'")
            .And.Contain("Live__Sources__qof2021__AllowedAge is '2weeks'").And.Contain("→ Expected a time span, as in ").And.Contain("Live__Publishers__nomis__Retries is 'many'")
            .And.Contain("Releases__Parquet is 'perhaps'").And.Contain("→ Expected true or false.").And.MatchRegex("ok +release: ");
    }

    [Fact]
    public async Task Doctor_OfSettingsThatAreRefused_NamesEach_AndLooksAtTheRest()
    {
        SmallRelease.Publish(Releases);
        _environment["Live__Addresses__nomis"] = "notaurl";
        _environment["Releases__Keep"] = "0";
        _environment["Live__JitterSeconds"] = "-4";
        _environment["Live__Sources__ohid-fingertips__Schedule"] = "x";
        var (code, output, error) = await HereAsync("doctor");
        (code, error).Should().Be((1, string.Empty));
        output.Should().Contain("fail settings: Live__Addresses__nomis is 'notaurl'. Expected an address that starts with https://.")
            .And.Contain("fail settings: Releases__Keep is '0'. Expected a number from 1 to 1000.").And.Contain("fail settings: Live__JitterSeconds is '-4'. Expected a number from 0 to 86400.")
            .And.Contain("fail settings: Live__Sources__ohid-fingertips__Schedule 'x' is not a schedule").And.MatchRegex("ok +release: ");
    }

    [Fact]
    public async Task Serve_WithRefusedSettingsOfSeveralSections_NamesTheFirstInASentence()
    {
        _environment["Releases__Keep"] = "0";
        _environment["Worker__Shards"] = "99";
        var (code, _, error) = await HereAsync("serve");
        code.Should().Be(2, error);
        error.Should().Be($"Releases__Keep is '0'. Expected a number from 1 to 1000.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("Worker__Shards", "abc", "a whole number", "serve")]
    [InlineData("Releases__Keep", "ten", "a whole number", "refresh", "--offline")]
    [InlineData("Live__Offline", "maybe", "true or false", "sources", "pull")]
    [InlineData("Live__Sources__qof2021__Enabled", "no", "true or false", "sources", "pull")]
    [InlineData("Live__Sources__qof2021__AllowedAge", "2weeks", "a time span, as in 00:05:00 (five minutes) or 2.00:00:00 (two days)", "sources", "status")]
    [InlineData("Live__Publishers__nomis__Retries", "many", "a whole number", "sources", "pull")]
    public async Task Command_WithASettingOfAnotherKind_SaysSoInASentence(string name, string value, string expected, params string[] command)
    {
        _environment[name] = value;
        var (code, _, error) = await HereAsync(command);
        (code, error).Should().Be((2, $"{name} is '{value}'. Expected {expected}.{Environment.NewLine}"));
    }

    [Theory]
    [InlineData("Worker__TimeZone", "Mars", "Worker__TimeZone 'Mars' is not a time zone this machine knows. *", "serve")]
    [InlineData("Worker__Shards", "99", "Worker__Shards is '99'. Expected a number from 0 to 64.", "serve")]
    [InlineData("Live__Addresses__nomis", "notaurl", "Live__Addresses__nomis is 'notaurl'. Expected an address that starts with https://.", "serve")]
    [InlineData("Live__Addresses__nomis", "notaurl", "Live__Addresses__nomis is 'notaurl'. Expected an address that starts with https://.", "sources", "status")]
    [InlineData("Live__JitterSeconds", "-4", "Live__JitterSeconds is '-4'. Expected a number from 0 to 86400.", "serve")]
    public async Task Command_WithASettingThatIsRefused_SaysSoInASentence(string name, string value, string expected, params string[] command)
    {
        _environment[name] = value;
        var (code, _, error) = await HereAsync(command);
        code.Should().Be(2, error);
        error.Should().Match(expected + Environment.NewLine);
    }

    [Fact]
    public async Task Doctor_OfAnAddressThatIsNone_IsAUsageError()
    {
        var (code, _, error) = await HereAsync("doctor", "--site", "needs.example.nhs.uk");
        code.Should().Be(2);
        error.Should().Contain("--site expects an address such as https://");
        (await HereAsync("doctor", "--site", "http://127.0.0.1:1")).Output.Should().Contain("fail site: http://127.0.0.1:1/ cannot be reached");
    }

    [Fact]
    public async Task Backup_AndRestore_SayWhatTheyDid_AndRefuseInWords()
    {
        var release = SmallRelease.Publish(Releases);
        var backups = Path.Combine(_folder, "backups");
        var (made, said, error) = await RunAsync("backup", backups, "--keep", "1");
        made.Should().Be(0, error);
        said.Should().Contain($"read again and the same. Release {release.Id} was in use.");
        var backup = Directory.GetDirectories(backups).Single();
        (await HereAsync("restore", backup, "--check")).Output.Should().Contain($"{backup} is whole");
        var (refused, _, why) = await HereAsync("restore", backup);
        (refused, why).Should().Be((1, $"{Releases} is not empty ({release.Id}.duckdb is there), and a backup is put into an empty directory only. Name another with --releases, or move away what is there.{Environment.NewLine}"));
        (await RunAsync("restore", backup, "--releases", Path.Combine(_folder, "new"))).Output.Should().Contain($"Release {release.Id} is current and can be served.");
        var (inside, _, words) = await HereAsync("backup", Path.Combine(Releases, "backups"));
        inside.Should().Be(2);
        words.Should().Contain("lies in the releases directory");
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateSymbolicLink(Path.Combine(_folder, "link"), Releases);
        (await HereAsync("backup", Path.Combine(_folder, "link", "backups"))).Error.Should().Contain("lies in the releases directory");
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => WorkerProcess.RunAsync(_environment, arguments);

    private Task<(int ExitCode, string Output, string Error)> HereAsync(params string[] arguments) => InProcessCommand.InAsync(_environment, arguments);
}
