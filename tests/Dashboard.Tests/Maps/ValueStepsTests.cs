using HealthNeeds.Dashboard.Maps;

namespace HealthNeeds.Dashboard.Tests.Maps;

/// <summary>Which colour a place has on a map of one value.</summary>
public sealed class ValueStepsTests
{
    [Fact]
    public void DifferentValues_FallIntoStepsOfEquallyMany_TheLowestFirst()
    {
        var values = Enumerable.Range(1, 100).Select(v => (double)v).ToList();
        var steps = ValueSteps.Of(values, 5);
        steps.Ranges.Should().Equal((1, 20), (21, 40), (41, 60), (61, 80), (81, 100));
        values.GroupBy(steps.Step).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).Should().Equal((1, 20), (2, 20), (3, 20), (4, 20), (5, 20));
    }

    [Fact]
    public void AlikeValues_AreInOneStep_AndMakeFewer()
    {
        var steps = ValueSteps.Of([1, 1, 1, 1, 1, 1, 1, 1, 2, 3], 5);
        steps.Ranges.Should().Equal((1, 1), (2, 3));
        steps.Step(1).Should().Be(1);
        steps.Step(3).Should().Be(2);
    }

    [Fact]
    public void NoValue_MakesNoStep() => ValueSteps.Of([], 5).Ranges.Should().BeEmpty();
}
