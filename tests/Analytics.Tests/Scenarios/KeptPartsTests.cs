using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Scenarios;

namespace HealthNeeds.Analytics.Tests.Scenarios;

/// <summary>What is kept of places that are asked for again changes nothing but the time it takes.</summary>
public sealed class KeptPartsTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    private readonly IReadOnlyList<Area> areas = new SmallEngland().Input().Areas;

    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Msoa21)]
    public void Scenarios_OfPlacesAskedForAgain_AreThoseOfAnEngineThatKeptNothing(AreaLevel level)
    {
        var engine = new ScenarioEngine(analysis.Result.Basis, areas);
        foreach (var weight in new[] { 1, 2.5, 0.5, 4, 2.5 })
        {
            foreach (var within in new[] { SmallEngland.Icb(0), SmallEngland.Icb(0), SmallEngland.Icb(1) })
            {
                var scenario = new NeedScenario(FocusArea.Overall, NeedKind.Unmet, level, within) { FocusWeights = new Dictionary<string, double> { ["cancer"] = weight } };
                engine.Run(scenario, 2).Areas.Should().Equal(new ScenarioEngine(analysis.Result.Basis, areas).Run(scenario, 1).Areas, $"weight {weight} within {within}");
            }
        }
    }

    [Fact]
    public void Parts_AreKept_OfPlacesAskedForTwiceRunning()
    {
        var room = new KeptRoom(120);
        var repeated = new RepeatedPlaces(parts: 3, draws: 10, room);
        repeated.Parts([1, 2]).Should().BeNull("once is not again");
        repeated.Parts([1, 3]).Should().BeNull();
        var kept = repeated.Parts([1, 3]);
        kept.Should().NotBeNull();
        repeated.Parts([1, 2]).Should().BeNull();
        repeated.Parts([1, 3]).Should().BeSameAs(kept, "one look elsewhere does not cost what was kept");
        repeated.Parts([1, 2, 3, 4, 5]).Should().BeNull("a fifth of them would fit");
        var other = new RepeatedPlaces(parts: 3, draws: 10, room);
        other.Parts([1, 3]).Should().BeNull();
        other.Parts([1, 3]).Should().NotBeNull();
        repeated.Parts([1, 3]).Should().NotBeSameAs(kept, "there is room for one set of places, whoever asks");
    }

    [Fact]
    public void Parts_ThatDoNotFit_AreNotKept()
    {
        var kept = new KeptParts([1, 2], parts: 2, draws: 2, mostBytes: 16);
        float[] values = [1, 2];
        kept.Keep(0, 0, values);
        kept.Keep(1, 1, [3, 4]);
        kept.Keep(1, 0, [5, 6]);
        values[0] = 7;
        kept.Find(0, 0).Should().Equal([1, 2], "a buffer that is written again is not what was kept");
        kept.Find(1, 1).Should().Equal([3, 4]);
        kept.Find(1, 0).Should().BeNull();
        kept.Find(0, 1).Should().BeNull();
    }
}
