using System.Reflection;
using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Tests.Checks;

/// <summary>docs/operations.md names every rule that can set a row aside or hold a source, and says what it does.</summary>
public sealed partial class DocumentedRulesTests
{
    private static readonly string Root = Path.Combine(IngestPaths.From(new ConfigurationBuilder().Build()).Data, "..");
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docs", "operations.md"));

    public static TheoryData<string> RowRuleIds => new(FigureRules.All.Select(r => r.Id).Concat(Constants(typeof(RowRules))).Concat(Constants(typeof(FingertipsRowRules))).Distinct(StringComparer.Ordinal));

    /// <summary>By what answers are refused, as it stands in the code.</summary>
    public static TheoryData<string> RefusalIds => new(Directory.EnumerateFiles(Path.Combine(Root, "Ingest"), "*.cs", SearchOption.AllDirectories)
        .SelectMany(path => Refusal().Matches(File.ReadAllText(path)).Select(m => m.Groups["id"].Value)).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RowRuleIds))]
    public void RowRule_InCode_StandsAmongThoseOnSingleRows(string id) => Section("### On single rows").Should().Contain($"`{id}`");

    [Theory]
    [MemberData(nameof(RefusalIds))]
    public void Refusal_InCode_HasOneRowOfItsTable(string id) =>
        FirstCell().Matches(Section("### What is refused")).SelectMany(cell => RuleId().Matches(cell.Value).Select(m => m.Groups["id"].Value)).Should().ContainSingle(i => i == id);

    [Fact]
    public void ReleaseRules_InTheDocument_AreThoseInCode() =>
        Row().Matches(Section("### On the release")).Select(m => m.Groups["id"].Value).Should().BeEquivalentTo(CheckRules.OfRelease(new ReleaseExpectations([])).Select(r => r.Id));

    [Fact]
    public void PullRules_InTheDocument_AreThoseInCodeWithTheirOutcomes()
    {
        var told = Row().Matches(Section("### On how")).Select(m => (m.Groups["id"].Value, m.Groups["outcome"].Value));
        told.Should().Equal(CheckRules.OfPull.Select(r => (r.Id, Words(r.Outcome))));
    }

    private static string Section(string heading)
    {
        var start = Text.IndexOf(heading, StringComparison.Ordinal);
        return Text[start..Text.IndexOf("\n##", start, StringComparison.Ordinal)];
    }

    private static IEnumerable<string> Constants(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!);

    private static string Words(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Hold => "hold",
        RuleOutcome.RejectRow => "reject row",
        _ => "warn",
    };

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \| (?<outcome>[a-z, ]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| `[^|]*\|", RegexOptions.Multiline, 60_000)]
    private static partial Regex FirstCell();

    [GeneratedRegex("`(?<id>[a-z-]+)`", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex RuleId();

    [GeneratedRegex(@"(RefusedException\(|const string (\w*Rule|ServiceError) = )""(?<id>[a-z-]+)""", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Refusal();
}
