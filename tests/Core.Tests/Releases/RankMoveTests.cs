using HealthNeeds.Core.Releases;

namespace HealthNeeds.Core.Tests.Releases;

public sealed class RankMoveTests
{
    private static readonly AreaCode Area = new("E01007317");

    [Fact]
    public void Move_NoLargerThanBothRanksAreUncertain_IsNoiseAltogether()
    {
        var move = Of(new RankInterval(100, 80, 130, 500), new RankInterval(120, 95, 150, 500), new MoveParts(15, 5, 0, 0));
        move.Verdict.Should().Be(MoveVerdict.WithinNoise);
        move.Parts.Should().Be(new MoveParts(0, 0, 0, 0, 20));
    }

    [Fact]
    public void Move_BeyondTheJointInterval_KeepsItsCauses()
    {
        var move = Of(new RankInterval(100, 96, 104, 500), new RankInterval(60, 56, 63, 500), new MoveParts(-50, 10, 0, 0));
        (move.Verdict, move.Move).Should().Be((MoveVerdict.Changed, -40));
        move.Parts.Should().Be(new MoveParts(-50, 10, 0, 0));
    }

    [Theory]
    [InlineData(105, false)]
    [InlineData(106, true)]
    public void JointInterval_OfThreeAndFourPlaces_IsFive(int to, bool separates) =>
        JointInterval.Separates(new RankInterval(100, 90, 103, 500), new RankInterval(to, to - 4, to + 50, 500)).Should().Be(separates, "3² + 4² = 5², and only the sides that face each other count");

    [Fact]
    public void Move_OfAnAreaThatWasNotThere_IsNotComparableAndSaysSo()
    {
        var move = Of(null, new RankInterval(3, 1, 9, 500), null);
        (move.Verdict, move.Move, move.Parts).Should().Be((MoveVerdict.NotComparable, null, null));
        move.NotComparableBecause.Should().Contain("not ranked here in the older release");
    }

    [Fact]
    public void Causes_ThatDoNotSumToTheMove_AreRefused()
    {
        var make = () => Of(new RankInterval(10, 9, 11, 50), new RankInterval(20, 19, 21, 50), new MoveParts(9, 0, 0, 0));
        make.Should().Throw<ArgumentException>().WithMessage("*moved by 10, but its causes sum to 9*");
    }

    [Fact]
    public void SameRank_IsUnmovedAndAllPartsAreZero()
    {
        var move = Of(new RankInterval(10, 10, 10, 50), new RankInterval(10, 10, 10, 50), default(MoveParts));
        (move.Verdict, move.Parts).Should().Be((MoveVerdict.Unmoved, default(MoveParts)));
    }

    private static RankMove Of(RankInterval? from, RankInterval? to, MoveParts? causes) => new("overall", AreaLevel.Lsoa21, Area, AreaCode.England, from, to, causes);
}
