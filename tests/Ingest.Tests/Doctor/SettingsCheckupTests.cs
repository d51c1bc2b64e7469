using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Doctor;

namespace HealthNeeds.Ingest.Tests.Doctor;

/// <summary>Which settings are read, and what is said of one that is not.</summary>
public sealed partial class SettingsCheckupTests
{
    /// <summary>Of the worker as it was built in this tree, which finds the site beside it.</summary>
    private static readonly KnownSettings Known = KnownSettings.Find(Above(Path.Combine("Ingest", Path.GetRelativePath(Above("tests/Ingest.Tests"), AppContext.BaseDirectory))));

    private static readonly Dictionary<string, IReadOnlyCollection<string>> Names = new(StringComparer.OrdinalIgnoreCase) { ["Live:Sources"] = ["qof2021", "ohid-fingertips"] };

    [Theory]
    [InlineData("Releases__Directory")]
    [InlineData("Data__Directory")]
    [InlineData("Access__Analysts__Groups__0")]
    [InlineData("Proxy__Https")]
    [InlineData("Own__Directory")]
    [InlineData("Worker__Schedule")]
    [InlineData("worker__schedule")]
    [InlineData("Live__Sources__ohid-fingertips__Schedule")]
    [InlineData("Live__Publishers__nomis__Retries")]
    [InlineData("Live__Addresses__gov-uk")]
    [InlineData("Live__OnsGeography__IcbLookUps")]
    [InlineData("Logging__Console__FormatterName")]
    [InlineData("SOMEBODYS__OWN")]
    [InlineData("PATH")]
    public void Setting_ThatIsReadOrNotOurs_IsNoFinding(string variable) =>
        Findings(variable).Should().BeEmpty();

    [Theory]
    [InlineData("Worker__Shedule", "Worker__Schedule")]
    [InlineData("Realeases__Directory", "Releases__Directory")]
    [InlineData("Releases_Directory", "Releases__Directory")]
    [InlineData("Live__Ofline", "Live__Offline")]
    [InlineData("Access__Mod", "Access__Mode")]
    [InlineData("Live__Sources__qof2021__Shedule", "Live__Sources__*__Schedule")]
    [InlineData("Releases__Directory__Path", "Releases__Directory")]
    public void Setting_ThatNothingReads_IsNamed_WithTheNearestThatIsRead(string variable, string meant) =>
        Findings(variable).Should().ContainSingle().Which.Should().Match<Finding>(f => f.Verdict == FindingVerdict.Warn && f.Found == $"Nothing reads {variable}." && f.Fix!.StartsWith($"Did you mean {meant}?"));

    [Fact]
    public void Setting_OfASourceThereIsNot_SaysWhichThereAre() =>
        Findings("Live__Sources__qof2012__Enabled").Should().ContainSingle().Which.Fix.Should().Be("Expected one of ohid-fingertips, qof2021.");

    /// <summary>Documents and the examples of deploy/ tell of settings by their names in the environment: each is one that is read.</summary>
    [Fact]
    public void Documents_NameNoSettingThatNothingReads()
    {
        Known.Programs.Should().Contain(p => p.EndsWith("HealthNeeds.Dashboard.dll", StringComparison.Ordinal), "the site is built beside the worker: dotnet build Dashboard");
        string[] files = [.. Directory.EnumerateFiles(Above("docs"), "*.md"), .. Directory.EnumerateFiles(Above("deploy"), "*.env"), Above("README.md")];
        var named = files.SelectMany(f => Setting().Matches(File.ReadAllText(f))).Select(m => m.Value.Replace("<id>", "qof2021", StringComparison.Ordinal).Replace("NAME", "nomis", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        named.Should().HaveCountGreaterThan(80).And.Contain(["Access__Mode", "Requests__Directory", "Replica__Origin", "Keys__File", "Audit__Head", "Proxy__Https"]);
        named.SelectMany(n => Findings(n)).Select(f => f.Found).Should().BeEmpty();
    }

    private static List<Finding> Findings(params string[] variables) => [.. new SettingsCheckup(Known, Names).Run(variables).Where(f => f.Verdict == FindingVerdict.Warn)];

    private static string Above(string file) => Path.Combine(RepositoryRoot.Path, file);

    [GeneratedRegex("\\b(?:Proxy|Limits|Access|Keys|Requests|Audit|Replica|Telemetry|Turns|Releases|Worker|Live|Own|Data)(?:__(?:[A-Za-z0-9-]+|<id>))+(?!__|[A-Za-z0-9-])", RegexOptions.None, 60_000)]
    private static partial Regex Setting();
}
