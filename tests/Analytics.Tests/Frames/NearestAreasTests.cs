using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Tests.Frames;

public sealed class NearestAreasTests
{
    [Theory]
    [InlineData(0.02)]
    [InlineData(3)]
    public void Neighbours_InTownAndCountry_AreThoseOfAFullSearch(double span)
    {
        var random = new Random(5);
        Location?[] places = [.. Enumerable.Range(0, 300).Select(_ => (Location?)new Location(52 + (span * random.NextDouble()), -1 + (span * random.NextDouble())))];
        double[] values = [.. Enumerable.Range(0, 300).Select(_ => random.NextDouble())];
        var means = NearestAreas.Of(places)!.Mean(values, 4);
        for (var i = 0; i < 300; i += 37)
        {
            double Distance(int other) => Math.Pow(0.6 * (places[other]!.Value.Longitude - places[i]!.Value.Longitude), 2) + Math.Pow(places[other]!.Value.Latitude - places[i]!.Value.Latitude, 2);
            means[i].Should().BeApproximately(Enumerable.Range(0, 300).Where(o => o != i).OrderBy(Distance).Take(4).Average(o => values[o]), 1e-12);
        }
    }

    [Fact]
    public void MissingLocation_LeavesNoNeighbours()
    {
        Location?[] places = [.. Enumerable.Range(0, 20).Select(i => i == 3 ? (Location?)null : new Location(52, -1 + (i / 100.0)))];
        NearestAreas.Of(places).Should().BeNull();
    }

    [Fact]
    public void MissingValues_TakeNoPartInAMean()
    {
        Location?[] places = [.. Enumerable.Range(0, 20).Select(i => (Location?)new Location(52, -1 + (i / 100.0)))];
        double[] values = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? double.NaN : i)];
        NearestAreas.Of(places)!.Mean(values, 4)[10].Should().Be(10);
        NearestAreas.Of(places)!.Mean(Enumerable.Repeat(double.NaN, 20).ToArray(), 4)[10].Should().Be(double.NaN);
    }
}
