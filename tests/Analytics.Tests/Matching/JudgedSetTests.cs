using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>Matching and search against judged-queries.json, and the document that reports it.</summary>
public sealed class JudgedSetTests
{
    private const double NdcgFloor = 0.65;
    private const double RecallFloor = 0.75;
    private const string Start = "<!-- results: start -->";
    private const string End = "<!-- results: end -->";

    private static readonly List<JudgedQuery> Work = JudgedSet.Queries.Where(q => q.Part == JudgedSet.Work).ToList();

    [Fact]
    public void Queries_Always_NameKnownAssetsNeedsAndParts()
    {
        var catalogue = RepositoryData.Assets;
        JudgedSet.Queries.Select(q => q.Id).Should().OnlyHaveUniqueItems();
        JudgedSet.Queries.SelectMany(q => q.Grades.Keys).Should().OnlyContain(a => catalogue.Assets.Any(k => k.Id == a));
        JudgedSet.Queries.Where(q => q.IsNeed).Should().OnlyContain(q => catalogue.Needs.Any(n => n.Id == q.Need));
        JudgedSet.Queries.Should().OnlyContain(q => q.Part == JudgedSet.Work || q.Part == JudgedSet.Kept);
        JudgedSet.Queries.SelectMany(q => q.Grades.Values).Should().OnlyContain(g => g >= 1 && g <= 3);
    }

    [Theory]
    [InlineData(Evaluation.TaxonomyOnly)]
    [InlineData(Evaluation.DistanceOnly)]
    [InlineData(Evaluation.TextOnly)]
    public void Matching_AgainstAnAblation_IsBetter(string ablation) =>
        Evaluation.Ndcgs(Evaluation.Full, Work).Average().Should().BeGreaterThan(Evaluation.Ndcgs(ablation, Work).Average() + 0.02);

    [Fact]
    public void Matching_OnTheWorkPart_ReachesTheFloor()
    {
        Evaluation.Ndcgs(Evaluation.Full, Work).Average().Should().BeGreaterThan(NdcgFloor);
        Evaluation.Recalls(Evaluation.Full, Work).Average().Should().BeGreaterThan(RecallFloor);
    }

    [Fact]
    public void Matching_AnyNeed_NeverOffersWhatIsPlannedOrEnded()
    {
        var idle = RepositoryData.Assets.Assets.Where(a => a.Status is AssetStatuses.Planned or AssetStatuses.Proposed or AssetStatuses.Ended).Select(a => a.Id).ToHashSet();
        idle.Should().NotBeEmpty();
        JudgedSet.Queries.Where(q => q.IsNeed).SelectMany(q => Evaluation.Systems[Evaluation.Full](q)).Should().OnlyContain(r => !idle.Contains(r.Asset));
    }

    /// <summary>Set HEALTHNEEDS_WRITE_DOCS=1 to write the table instead of checking it.</summary>
    [Fact]
    public void Document_Results_AreThoseOfTheEvaluation()
    {
        var path = RepositoryData.Path("docs", "matching.md");
        var text = File.ReadAllText(path);
        var written = $"{text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)]}\n{Evaluation.Table()}\n{text[text.IndexOf(End, StringComparison.Ordinal)..]}";
        if (Environment.GetEnvironmentVariable("HEALTHNEEDS_WRITE_DOCS") == "1")
            File.WriteAllText(path, written);
        else
            text.Should().Be(written, "the table is written by this test with HEALTHNEEDS_WRITE_DOCS=1");
    }
}
