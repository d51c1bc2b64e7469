namespace HealthNeeds.Analytics.Tests;

public sealed class ModelCardTextTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private string Text { get; } = ModelCardText.Of(analysis.Result, new Dictionary<string, string> { ["E92000001"] = "England" });

    [Fact]
    public void Card_ShowsEveryModelGateAndNote()
    {
        analysis.Result.Models.Should().OnlyContain(m => Text.Contains($"## {m.Title}") && m.Notes.All(n => Text.Contains(n)));
        analysis.Result.Gates.Should().OnlyContain(g => Text.Contains(g.Detail));
    }

    [Fact]
    public void Card_ShowsEveryMeasuredNumber() =>
        analysis.Result.Metrics.Where(m => m.Extent == "E92000001").Should().OnlyContain(m => Text.Contains(m.Value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Card_OpensWithWhatFailed()
    {
        var opening = Text[..Text.IndexOf("\n## ", StringComparison.Ordinal)];
        opening.Should().Contain("Not claimed").And.Contain($"{analysis.Result.Gates.Count(g => g.Passed)} of {analysis.Result.Gates.Count} passed");
        foreach (var failed in analysis.Result.Gates.Where(g => !g.Passed)) opening.Should().Contain($": {failed.Gate}\n");
    }

    [Fact]
    public void Card_NamesAreasItIsGivenNamesFor() => Text.Should().Contain("### leave-la-out, England").And.NotContain("leave-la-out, E92000001");
}
