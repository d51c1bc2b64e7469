namespace HealthNeeds.Store.Tests.Staging;

public sealed class PracticeHalvesReaderTests
{
    [Fact]
    public void Halves_HaveNoPracticeInCommon_AndNoFigureOfFewPatients()
    {
        using var staged = new StagedFigures(AreaLevel.Practice).With(
            "('i', 'P1', '2021/22', 'persons', 8, null, null, null, null, null), ('i', 'P2', '2021/22', 'persons', 4, null, null, null, null, null), ('i', 'P3', '2021/22', 'persons', 6, null, null, null, null, null)");
        _ = staged.Of("E01000001");

        var (first, second) = staged.Stage.PracticeHalves([new IndicatorId("i")]);

        var halves = new[] { first, second }.OrderBy(h => double.IsNaN(h.Columns.Values.Single()[1])).ToArray();
        halves.Should().OnlyContain(h => h.Codes.SequenceEqual(first.Codes) && h.Columns.Keys.Single().Period == Period.Parse("2021/22"));
        halves[0].Columns.Values.Single().Should().Equal([8, 8, 8, 6], "P1 and P3 are every other practice by code; P3 has 50 of the 200 patients of the last LSOA");
        halves[1].Columns.Values.Single().Should().Equal([4, double.NaN, double.NaN, 4], "P2 has no patient in the LSOA that was split");
        staged.Stage.PracticeHalves([new IndicatorId("another")]).First.Columns.Should().BeEmpty();
    }
}
