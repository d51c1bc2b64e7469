using HealthNeeds.Core.Boundaries;

namespace HealthNeeds.Core.Tests.Boundaries;

public sealed class BorderSimplifierTests
{
    /// <summary>A square whose right side bends by ten steps, and its neighbour beyond that side.</summary>
    private static readonly GridPoint[] Left = [new(0, 0), new(1000, 0), new(1010, 500), new(1000, 1000), new(0, 1000)];

    private static readonly GridPoint[] Right = [new(1000, 0), new(2000, 0), new(2000, 1000), new(1000, 1000), new(1010, 500)];

    [Fact]
    public void Bend_BelowTheTolerance_GoesFromBothNeighbours()
    {
        var simpler = BorderSimplifier.Of([Left, Right], 12);
        simpler.Dropped.Should().BeEquivalentTo([new GridPoint(1010, 500)]);
        simpler.Furthest.Should().BeApproximately(10 * GridPoint.MetresPerStep, 0.01);
        simpler.Ring(Left).Should().Equal(new GridPoint(0, 0), new(1000, 0), new(1000, 1000), new(0, 1000));
        simpler.Ring(Right).Should().Equal(new GridPoint(1000, 0), new(2000, 0), new(2000, 1000), new(1000, 1000));
    }

    [Fact]
    public void Bend_AboveTheTolerance_Stays() => BorderSimplifier.Of([Left, Right], 10).Dropped.Should().BeEmpty();

    [Fact]
    public void Corner_WhereThreeBordersMeet_Stays()
    {
        GridPoint[] upper = [new(0, 0), new(1000, 1), new(2000, 0), new(2000, 1000), new(0, 1000)];
        GridPoint[] lowerLeft = [new(0, -1000), new(1000, -1000), new(1000, 1), new(0, 0)];
        GridPoint[] lowerRight = [new(1000, -1000), new(2000, -1000), new(2000, 0), new(1000, 1)];
        BorderSimplifier.Of([upper, lowerLeft, lowerRight], 5).Dropped.Should().NotContain(new GridPoint(1000, 1));
    }

    [Fact]
    public void Bend_AroundAnIsland_StaysSoThatTheIslandIsNotCutOff()
    {
        GridPoint[] island = [new(1002, 490), new(1006, 500), new(1002, 510)];
        GridPoint[] coast = [new(0, 0), new(1000, 0), new(1010, 500), new(1000, 1000), new(0, 1000)];
        BorderSimplifier.Of([coast, island], 12).Dropped.Should().NotContain(new GridPoint(1010, 500));
    }

    [Fact]
    public void Triangle_IsNeverFlattened() => BorderSimplifier.Of([[new(0, 0), new(1000, 1), new(2000, 0)]], 1000).Dropped.Should().BeEmpty();

    [Fact]
    public void Corners_LeftOutOneAfterTheOther_StayWithinTheToleranceTogether()
    {
        // A quarter of a circle of about a kilometre: each corner by itself hardly bends it, all of them do.
        GridPoint[] arc = [.. Enumerable.Range(0, 91).Select(d => new GridPoint((int)(1000 * Math.Cos(d * Math.PI / 180)), (int)(1000 * Math.Sin(d * Math.PI / 180)))), new(0, 0)];
        var simpler = BorderSimplifier.Of([arc], 20);
        simpler.Furthest.Should().BeInRange(5, 20);
        simpler.Ring(arc).Count.Should().BeInRange(5, 20);
    }
}
