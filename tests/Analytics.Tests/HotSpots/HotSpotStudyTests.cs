using HealthNeeds.Analytics.HotSpots;

namespace HealthNeeds.Analytics.Tests.HotSpots;

public sealed class HotSpotStudyTests
{
    private const int Side = 14;

    /// <summary>A board of squares that touch by queen contiguity.</summary>
    private static readonly Contiguity Board = new(
        [.. Enumerable.Range(0, Side * Side).Select(i => new AreaCode($"E01{i:000000}"))],
        [.. Enumerable.Range(0, Side * Side).Select(i => Enumerable.Range(0, Side * Side).Where(j => j != i && Math.Abs((i % Side) - (j % Side)) <= 1 && Math.Abs((i / Side) - (j / Side)) <= 1).ToArray())]);

    [Fact]
    public void Patches_AreFound_ByTheirKind()
    {
        var found = HotSpotStudy.Of(Board, Patches(), [], seed: 1, threads: 2)!;
        Place(found, 3, 3).Kind.Should().Be(ClusterKind.HighHigh);
        Place(found, 10, 10).Kind.Should().Be(ClusterKind.LowLow);
        Place(found, 11, 11).Kind.Should().Be(ClusterKind.HighLow, "one high square stands in the low patch");
        Place(found, 3, 11).Kind.Should().Be(ClusterKind.None);
        found.HotGroups[0].Should().Contain((3 * Side) + 3).And.OnlyContain(i => found.Places[i].Kind == ClusterKind.HighHigh);
        HotSpotStudy.Of(Board, Patches(), [], seed: 1, threads: 2, ClusterKind.LowLow)!.HotGroups[0].Should().Contain((10 * Side) + 10).And.OnlyContain(i => found.Places[i].Kind == ClusterKind.LowLow);
        found.Places.Should().OnlyContain(p => p.HotInDraws == null, "nothing was drawn");
        found.Places.Should().OnlyContain(p => (p.Kind != ClusterKind.None) == (p.Adjusted <= HotSpotStudy.Rate));
    }

    [Fact]
    public void Noise_HasNextToNoClusters()
    {
        var random = new Random(4);
        Enumerable.Range(0, 20).Count(_ => HotSpotStudy.Of(Board, [.. Enumerable.Range(0, Side * Side).Select(_ => random.NextDouble())], [], seed: 2, threads: 1)!.Places.Any(p => p.Kind != ClusterKind.None))
            .Should().BeLessThanOrEqualTo(4, "without any pattern a map with a finding at all is one in twenty");
    }

    [Fact]
    public void Draws_GiveTheShareInWhichAPlaceIsHot_WhateverTheThreads()
    {
        var (values, flat) = (Patches(), new double[Side * Side]);
        double[][] draws = [values, values, [.. values.Reverse()], flat];
        var found = HotSpotStudy.Of(Board, values, draws, seed: 1, threads: 1)!;
        Place(found, 3, 3).HotInDraws.Should().Be(0.5, "hot as it is in two of four, cold in one, and one has no pattern");
        Place(found, 3, 11).HotInDraws.Should().Be(0);
        HotSpotStudy.Of(Board, values, draws, seed: 1, threads: 2).Should().BeEquivalentTo(found);
        FluentActions.Invoking(() => HotSpotStudy.Of(Board, values, draws, seed: 1, threads: 1, cancellation: new CancellationToken(canceled: true))).Should().Throw<OperationCanceledException>();
    }

    private static HotSpotPlace Place(HotSpotResult found, int row, int column) => found.Places[(row * Side) + column];

    /// <summary>A patch of high squares, a patch of low ones with one high in it, and between them neither.</summary>
    private static double[] Patches()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, Side * Side).Select(i => (Row: i / Side, Column: i % Side)).Select(s =>
            (s.Row is >= 2 and <= 5 && s.Column is >= 2 and <= 5 ? 3 : s is { Row: 11, Column: 11 } ? 2.5 : s.Row is >= 9 and <= 13 && s.Column is >= 9 and <= 13 ? -3 : 0) + (0.4 * random.NextDouble()))];
    }
}
