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
    private static readonly string Text = File.ReadAllText(Path.Combine(IngestPaths.From(new ConfigurationBuilder().Build()).Data, "..", "docs", "operations.md"));

    public static TheoryData<string> Ids => new(((string[])
    [
        .. CheckRules.OfPull.Select(r => r.Id),
        .. CheckRules.OfRelease(new ReleaseExpectations([])).Select(r => r.Id),
        .. FigureRules.All.Select(r => r.Id),
        .. typeof(RowRules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!),
    ]).Distinct(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_InCode_StandsInTheDocument(string id) => Text.Should().Contain($"`{id}`");

    [Fact]
    public void PullRules_InTheDocument_AreThoseInCodeWithTheirOutcomes()
    {
        var section = Text[Text.IndexOf("### On how", StringComparison.Ordinal)..Text.IndexOf("### On the release", StringComparison.Ordinal)];
        var told = Row().Matches(section).Select(m => (m.Groups["id"].Value, m.Groups["outcome"].Value));
        told.Should().Equal(CheckRules.OfPull.Select(r => (r.Id, Words(r.Outcome))));
    }

    private static string Words(RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Hold => "hold",
        RuleOutcome.RejectRow => "reject row",
        _ => "warn",
    };

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \| (?<outcome>[a-z ]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
