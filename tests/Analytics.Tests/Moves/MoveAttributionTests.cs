using HealthNeeds.Analytics.Moves;
using HealthNeeds.Core.Releases;

namespace HealthNeeds.Analytics.Tests.Moves;

public sealed class MoveAttributionTests
{
    [Fact]
    public void Parts_OfAnyPath_SumToTheMoveExactly()
    {
        var random = new Random(1);
        for (var trial = 0; trial < 5000; trial++)
        {
            var causes = Enum.GetValues<MoveCause>().Where(_ => random.Next(2) == 0).ToArray();
            int?[] path = [.. Enumerable.Range(0, causes.Length + 1).Select(k => k > 0 && k < causes.Length && random.Next(5) == 0 ? (int?)null : random.Next(1, 33_756))];
            var parts = MoveAttribution.Of(causes, causes.Length == 0 ? [path[0]] : path);
            parts.Sum.Should().Be(causes.Length == 0 ? 0 : path[^1]!.Value - path[0]!.Value);
            parts.Noise.Should().Be(0, "what is noise is judged later, from the intervals");
        }
    }

    [Fact]
    public void OneCause_TakesTheWholeMove() =>
        MoveAttribution.Of([MoveCause.Revision], [120, 95]).Should().Be(new MoveParts(0, -25, 0, 0));

    [Fact]
    public void EveryCause_TakesItsOwnStep() =>
        MoveAttribution.Of([MoveCause.Method, MoveCause.Boundary, MoveCause.Revision, MoveCause.NewData], [100, 90, 95, 95, 60]).Should().Be(new MoveParts(-35, 0, -10, 5));

    [Fact]
    public void AreaThatWasNotRankedOnTheWay_LeavesTheStepToTheNextCause() =>
        MoveAttribution.Of([MoveCause.Boundary, MoveCause.NewData], [100, null, 60]).Should().Be(new MoveParts(-40, 0, 0, 0));

    [Fact]
    public void SameRankAllTheWay_LeavesEveryPartZero() =>
        MoveAttribution.Of([MoveCause.Method, MoveCause.NewData], [7, 7, 7]).Should().Be(default(MoveParts));

    [Fact]
    public void PathOfTheWrongLength_IsRefused()
    {
        var deal = () => MoveAttribution.Of([MoveCause.Method], [7]);
        deal.Should().Throw<ArgumentException>().WithMessage("*1 causes are steps between 2 ranks*");
    }
}
