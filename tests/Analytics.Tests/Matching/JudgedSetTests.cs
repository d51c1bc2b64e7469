using HealthNeeds.Analytics.Matching;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>Matching against judged-queries.json, and the document that reports it.</summary>
public sealed class JudgedSetTests
{
    private const double Floor = 0.90;
    private const string Start = "<!-- results: start -->";
    private const string End = "<!-- results: end -->";

    private static readonly JudgedSet Set = JudgedSet.Instance;
    private static readonly AssetMatcher Matcher = new(RepositoryData.Assets, JudgedSet.Authorities);

    public static TheoryData<string> Queries => [.. Set.Queries.Select(q => q.Id)];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Match_JudgedQuery_OffersWhatTheStudyNamesAndNothingOutOfReach(string id)
    {
        var query = JudgedSet.Query(id);
        var offered = Matcher.MatchNeed(Set.AreaOf(query), query.Focus, query.Need).Select(m => m.AssetId).ToList();
        offered.Intersect(query.Absent).Should().BeEmpty();
        var best = query.Expected.Where(e => e.Value == 3).Select(e => e.Key).ToList();
        best.Except(offered.Take(Evaluation.Depth)).Should().BeEmpty();
        if (query.Expected.Count == 0)
            offered.Should().BeEmpty();
    }

    [Fact]
    public void Queries_Always_CoverTheEightCasesAndNameKnownAssets()
    {
        var assets = RepositoryData.Assets.Assets.Select(a => a.Id).ToHashSet();
        Set.Queries.Select(q => q.Case).Distinct().Should().BeEquivalentTo(Enumerable.Range(1, 8));
        Set.Queries.SelectMany(q => q.Expected.Keys.Concat(q.Absent)).Should().OnlyContain(a => assets.Contains(a));
        Set.Queries.Select(q => q.Id).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(Evaluation.TaxonomyOnly)]
    [InlineData(Evaluation.DistanceOnly)]
    [InlineData(Evaluation.TextOnly)]
    public void Matcher_AgainstAnAblation_IsBetter(string ablation) =>
        Evaluation.Mean(Evaluation.Full).Should().BeGreaterThan(Evaluation.Mean(ablation) + 0.02);

    [Fact]
    public void Matcher_OnTheJudgedSet_ReachesTheFloor() => Evaluation.Mean(Evaluation.Full).Should().BeGreaterThan(Floor);

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
