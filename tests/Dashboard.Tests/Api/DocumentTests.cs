using System.Text.RegularExpressions;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>docs/api.md: every curl line in it is asked.</summary>
[Collection(ApiCollection.Name)]
public sealed partial class DocumentTests(ApiServer server)
{
    public static TheoryData<string> Commands => new(Lines());

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Example_InTheDocument_AnswersAsItSays(string command)
    {
        var match = Curl().Match(command);
        match.Success.Should().BeTrue($"'{command}' is a curl of http://localhost:5080 with at most the options of this test");
        var response = await server.Client.GetAsync(match.Groups["path"].Value);
        var expected = match.Groups["status"].Success ? int.Parse(match.Groups["status"].Value) : 200;
        ((int)response.StatusCode).Should().Be(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Document_Examples_AreManyAndCoverTheAddresses()
    {
        var commands = string.Join('\n', Lines());
        foreach (var address in new[] { "/health/live", "/health/ready", "/releases/current", "/areas?", "/areas/E", "/rankings?", "/indicators", "/assets", "/matches?area=", "/matches?asset=", "/models", "/runs", "/progress", "/openapi/v1.json" })
            commands.Should().Contain(address);
    }

    [Fact]
    public void Document_HasALineForEachKindOfProblem()
    {
        var rows = Row().Matches(Text()).Select(r => (r.Groups["id"].Value, int.Parse(r.Groups["status"].Value)));
        rows.Should().BeEquivalentTo(ProblemKinds.All.Select(k => (k.Id, k.Status)));
    }

    private static string Text() => File.ReadAllText(RepositoryFile.Path("docs", "api.md"));

    private static IEnumerable<string> Lines() => Fence().Matches(Text())
        .SelectMany(fence => fence.Groups["lines"].Value.Split('\n'))
        .Where(line => line.StartsWith("curl ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"^```sh\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \| (?<status>\d{3}) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Row();

    /// <summary>curl [-s] [-OJ] 'http://localhost:5080/path' [# status]</summary>
    [GeneratedRegex(@"^curl(?: -s| -OJ)* '?http://localhost:5080(?<path>/[^'\s]*)'?(?:\s+# (?<status>\d{3}).*)?$", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Curl();
}
