using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Tests.Moves;

public sealed class MethodVersionTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    /// <summary>Of the ranks of the small country, by the method of the version beside it. The failing test prints the new one.</summary>
    private static readonly (int Version, string Ranks) Golden = (6, "44765de7ae573671");

    [Fact]
    public void RanksOfTheSmallCountry_ChangeOnlyWithTheMethodVersion() =>
        (NeedAnalysis.MethodVersion, Hash(analysis.Result.Rankings)).Should().Be(
            Golden, "ranks made of the same figures differ: raise NeedAnalysis.MethodVersion and put the new pair here, or undo what moved them.");

    [Fact]
    public void RankingAlone_GivesTheSameRanks() =>
        Hash(NeedAnalysis.Rank(new SmallEngland().Input(), new HistogramTrainer())).Should().Be(Hash(analysis.Result.Rankings));

    [Fact]
    public void Method_NamesWhatMovesRanks_AndNotTheMachine()
    {
        NeedAnalysis.Method(new AnalysisOptions { Region = new("E54000061"), Threads = 1 }, "engine-1").Should().Be(NeedAnalysis.Method(new AnalysisOptions { Threads = 7, Region = new("E54000054") }, "engine-1"));
        NeedAnalysis.Method(new AnalysisOptions { Region = new("E54000061"), Rounds = 7 }, "engine-1").Should()
            .StartWith("version 6; seed 20260101; draws 1000").And.Contain("; engine engine-1; rounds 7; depth ").And.EndWith("; bins 63");
    }

    private static string Hash(IReadOnlyList<LevelRanking> rankings)
    {
        var text = new StringBuilder();
        foreach (var ranking in rankings.OrderBy(r => r.Focus, StringComparer.Ordinal).ThenBy(r => r.Level))
        {
            foreach (var rank in ranking.Ranks.OrderBy(r => r.Within).ThenBy(r => r.Area))
                text.Append($"{ranking.Focus} {rank.Area} {rank.Within} {rank.Rank.Lower} {rank.Rank.Median} {rank.Rank.Upper}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
