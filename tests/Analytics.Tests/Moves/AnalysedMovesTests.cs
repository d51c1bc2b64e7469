using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Moves;
using HealthNeeds.Core.Releases;

namespace HealthNeeds.Analytics.Tests.Moves;

/// <summary>Two editions of the small country, ranked by the analysis itself: figures of one area were corrected, and a series has a newer period.</summary>
public sealed class AnalysedMovesTests
{
    private const string Renewed = "iod2025-cidr";

    private static readonly IReadOnlyList<string> Features =
    [
        .. new[] { "income", "employment", "education", "adult-skills", "crime", "idaopi", "idaci", "barriers", "environment", "imd" }.Select(f => $"iod2019-{f}"),
        .. BurdenLabel.All.Select(l => l.Previous),
    ];

    // Once for all tests: it is three analyses.
    private static readonly Lazy<(AreaCode Corrected, IReadOnlyList<MoveCause> Causes, IReadOnlyList<RankMove> Moves)> Studied = new(Study);

    private static IReadOnlyList<RankMove> Moves => Studied.Value.Moves;

    [Fact]
    public void Causes_AreTheRevisionAndTheNewData() => Studied.Value.Causes.Should().Equal(MoveCause.Revision, MoveCause.NewData);

    [Fact]
    public void Parts_SumToTheMove_WhetherNoiseOrNot()
    {
        Moves.Should().OnlyContain(m => m.Parts!.Value.Sum == m.Move && m.Causes!.Value.Sum == m.Move);
        Moves.Should().Contain(m => m.Causes!.Value.Revision != 0 && m.Causes.Value.NewData != 0, "one area can be moved by both");
        Moves.Should().OnlyContain(m => m.Causes!.Value.Method == 0 && m.Causes.Value.Boundary == 0);
    }

    [Fact]
    public void CorrectedArea_MovesBeyondNoise_ByItsRevision()
    {
        var move = Moves.Single(m => m.Area == Studied.Value.Corrected && m.Within == AreaCode.England);
        (move.Verdict, move.Move < -100).Should().Be((MoveVerdict.Changed, true));
        (move.Parts!.Value.Revision, move.Parts.Value.Noise).Should().Be((move.Move!.Value - move.Parts.Value.NewData, 0));
        Math.Abs(move.Parts.Value.Revision).Should().BeGreaterThan(Math.Abs(move.Parts.Value.NewData));
    }

    [Fact]
    public void MoveWithinNoise_IsNoChange_AndIsPutDownToNothing()
    {
        var noise = Moves.Where(m => m.Verdict == MoveVerdict.WithinNoise).ToList();
        noise.Should().HaveCountGreaterThan(100).And.OnlyContain(m => m.Parts == new MoveParts(0, 0, 0, 0, m.Move!.Value) && m.Causes!.Value.Sum == m.Move);
        noise.Should().OnlyContain(m => !JointInterval.Separates(m.From!, m.To!));
    }

    private static (AreaCode, IReadOnlyList<MoveCause>, IReadOnlyList<RankMove>) Study()
    {
        var before = new SmallEngland().Input();
        var ranks = Ranks(before);
        var last = ranks.Where(r => r.Key.Within == AreaCode.England).MaxBy(r => r.Value.Median).Key.Area;
        var after = Next(Enumerable.Range(0, new SmallEngland().Count).Single(i => SmallEngland.Lsoa(i) == last));
        var study = new MoveStudy(before, after, methodChanged: false);
        Dictionary<(AreaCode Area, AreaCode Within), RankInterval>[] path = [ranks, Ranks(study.Upto(MoveCause.Revision)), Ranks(after)];
        return (last, study.Causes, [.. ranks.Keys.Select(k => Move(k, study.Causes, Array.ConvertAll(path, p => p[k])))]);
    }

    /// <summary>What models read of the area of least need is corrected far upwards; another outcome is of a later period, and a little other everywhere.</summary>
    private static AnalysisInput Next(int corrected)
    {
        var next = new SmallEngland();
        foreach (var id in Features)
            next.Lsoas(id)[corrected] = next.Lsoas(id).Max();
        var renewed = next.Lsoas(Renewed);
        for (var i = 0; i < renewed.Length; i++)
            renewed[i] *= 1 + (i % 11 * 0.01);
        return next.Moved(Renewed, Core.Time.Period.Years(2019, 2024)).Input();
    }

    private static Dictionary<(AreaCode Area, AreaCode Within), RankInterval> Ranks(AnalysisInput input) =>
        NeedAnalysis.Rank(input, new HistogramTrainer()).Single(r => r.Focus == FocusArea.Overall && r.Level == AreaLevel.Lsoa21).Ranks.ToDictionary(r => (r.Area, r.Within), r => r.Rank);

    private static RankMove Move((AreaCode Area, AreaCode Within) place, IReadOnlyList<MoveCause> causes, RankInterval[] path) =>
        new(FocusArea.Overall, AreaLevel.Lsoa21, place.Area, place.Within, path[0], path[^1], MoveAttribution.Of(causes, Array.ConvertAll(path, r => (int?)r.Median)));
}
