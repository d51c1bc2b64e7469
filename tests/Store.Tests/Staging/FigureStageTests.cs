using HealthNeeds.Store.Staging;

namespace HealthNeeds.Store.Tests.Staging;

[Trait("Speed", "Slow")]
public sealed class FigureStageTests
{
    [Fact]
    public void Lsoa11_UnchangedAndSplit_KeepTheirValue()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            "('i', 'E01000001', '2019', 'persons', 10, 9, 11, 5, 50, null), ('i', 'E01000002', '2019', 'persons', 20, 19, 21, 8, 40, null)");
        staged.Of("E01000001").Should().Be("10.0 9.0 11.0 5.0 50.0 - look-up");
        staged.Of("E01000021").Should().Be("20.0 19.0 21.0 - - - look-up", "a split area's count belongs to no piece alone");
        staged.Of("E01000022").Should().Be(staged.Of("E01000021"));
    }

    [Fact]
    public void Lsoa11_Merged_IsTheMeanByPatients()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            "('i', 'E01000003', '2019', 'persons', 10, 9, 11, null, null, null), ('i', 'E01000004', '2019', 'persons', 30, 29, 31, null, null, null)");
        staged.Of("E01000034").Should().Be("25.0 - - - - - population-weighted", "50 patients at 10 and 150 at 30");
    }

    [Theory]
    [InlineData("('i', 'E01000003', '2019', 'persons', 10, null, null, null, null, null), ('i', 'E01000004', '2019', 'persons', null, null, null, null, null, 'suppressed')", "suppressed")]
    [InlineData("('i', 'E01000003', '2019', 'persons', 10, null, null, null, null, null), ('i', 'E01000001', '2019', 'persons', 1, null, null, null, null, null)", "not-in-source")]
    public void Lsoa11_MergedWithAPartMissing_IsMissing(string rows, string reason)
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(rows);
        staged.Of("E01000034").Should().Be($"- - - - - {reason} population-weighted");
    }

    [Fact]
    public void Lsoa11_EqualCodes_AreNotJoinedByTheirLooks()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With("('i', 'E01000021', '2019', 'persons', 10, null, null, null, null, null)");
        staged.Of("E01000021").Should().Be("none", "E01000021 is a code of 2021 only");
        staged.Stage.Rejections(10).Should().ContainSingle().Which.Rule.Should().Be("area");
    }

    [Fact]
    public void Practice_Figures_FollowTheirPatients()
    {
        using var staged = new StagedFigures(AreaLevel.Practice).With(
            "('i', 'P1', '2021/22', 'persons', 8, null, null, null, null, null), ('i', 'P2', '2021/22', 'persons', 4, null, null, null, null, null), ('i', 'P3', '2021/22', 'persons', null, null, null, null, null, 'suppressed')");
        staged.Of("E01000001").Should().Be("7.0 - - - 40.0 - registrations", "30 patients at 8 and 10 at 4");
        staged.Of("E01000021").Should().Be("8.0 - - - 4.0 - registrations");
        staged.Of("E01000034").Should().Be("- - - - 200.0 not-in-source registrations", "practices with a figure hold 150 of 200 patients");
    }

    [Fact]
    public void Practice_Catchments_AreWherePatientsLive_SplitLsoasShared()
    {
        using var staged = new StagedFigures(AreaLevel.Practice).With("('i', 'P1', '2021/22', 'persons', 8, null, null, null, null, null)");
        staged.Catchments().Should().Equal(
            "P1 E01000001 0.7895 38.0", "P1 E01000021 0.1053 38.0", "P1 E01000022 0.1053 38.0",
            "P2 E01000001 0.0625 160.0", "P2 E01000034 0.9375 160.0",
            "P3 E01000034 1.0 50.0");
    }

    [Fact]
    public void Practice_FiguresOfManyYears_AreCarriedForTheLastTwo()
    {
        using var staged = new StagedFigures(AreaLevel.Practice).With(string.Join(", ", new[] { 2021, 2024, 2022, 2023 }.Select(y => $"('i', 'P1', '{y}/{y - 1999}', 'persons', 8, null, null, null, null, null)")));

        staged.PeriodsOf("E01000021").Should().Equal("2023/24", "2024/25");
        staged.Attributed.Single().Should().Match<AttributionCount>(c => c.Figures == 4 && c.Reached == 4, "nothing is said to be lost");
    }

    [Fact]
    public void RegistrationsOf2021_AreTakenAsTheyAre_AndWeighOlderLsoas()
    {
        using var practices = new StagedFigures(AreaLevel.Practice, registeredIn2021: true).With("('i', 'P1', '2021', 'persons', 8, null, null, null, null, null), ('i', 'P2', '2021', 'persons', 4, null, null, null, null, null)");
        using var lsoas = new StagedFigures(AreaLevel.Lsoa11, registeredIn2021: true).With("('i', 'E01000003', '2021', 'persons', 2, null, null, null, null, null), ('i', 'E01000004', '2021', 'persons', 4, null, null, null, null, null)");

        practices.Of("E01000021").Should().Be("8.0 - - - 6.0 - registrations");
        practices.Of("E01000022").Should().Be("4.0 - - - 2.0 - registrations");
        practices.Of("E01000034").Should().Be("5.2 - - - 200.0 - registrations");
        lsoas.Of("E01000034").Should().StartWith("3.0 ", "each of the two it was merged from has half its patients");
    }

    [Theory]
    [InlineData("10, null, null, -1, 50")]
    [InlineData("10, null, null, 5, -50")]
    [InlineData("10, null, null, 5, 2e9")]
    [InlineData("10, null, null, 'nan'::double, 50")]
    public void NumberOfPeople_Impossible_FailsTheFigure(string figure)
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With($"('i', 'E01000001', '2019', 'persons', {figure}, null)");
        staged.Stage.Rejections(10).Should().ContainSingle().Which.Rule.Should().Be("people");
        staged.Of("E01000001").Should().StartWith("- - - ").And.Contain("failed");
    }

    [Fact]
    public void Msoa11_OneAndTwoParts_AreCopiedAndAveraged()
    {
        using var staged = new StagedFigures(AreaLevel.Msoa11).With(
            "('i', 'E02000001', '2009–13', 'female', 80, 79, 81, null, null, null), ('i', 'E02000002', '2009–13', 'female', 80, 79, 81, null, null, null), ('i', 'E02000009', '2009–13', 'female', 84, 83, 85, null, null, null)");
        staged.Of("E02000001").Should().Be("80.0 79.0 81.0 - - - look-up");
        staged.Of("E02000003").Should().Be("81.0 - - - - - population-weighted");
    }

    [Theory]
    [InlineData(AreaLevel.Lsoa21)]
    [InlineData(AreaLevel.Lsoa11)]
    public void SuppressedFigure_LosesTheCountThatItCouldBeReckonedFrom(AreaLevel level)
    {
        using var staged = new StagedFigures(level).With("('i', 'E01000001', '2019', 'persons', null, null, null, 3, 50, 'suppressed')");
        staged.Of("E01000001").Should().StartWith("- - - - 50.0 suppressed ");
    }

    /// <summary>An indicator moves to the MSOAs of 2021 with one period; the others stay as they were.</summary>
    [Fact]
    public void Msoa11_WithAPeriodOf2021_TakesThatPeriodAsPublished_AndCarriesTheOthers()
    {
        using var newer = new StagedFigures(AreaLevel.Msoa11).With(
            "('i', 'E02000001', '2022', 'persons', 80, 79, 81, 8, 10, null), ('i', 'E02000003', '2022', 'persons', 70, 69, 71, 7, 10, null), ('i', 'E02000004', '2022', 'persons', 60, 59, 61, 6, 10, null)");
        newer.Of("E02000001").Should().Be("80.0 79.0 81.0 8.0 10.0 - native");
        newer.Of("E02000003").Should().Be("70.0 69.0 71.0 7.0 10.0 - native", "limits and counts are the publisher's own");
        newer.Of("E02000004").Should().Be("60.0 59.0 61.0 6.0 10.0 - native");
        newer.Stage.Rejections(10).Should().BeEmpty();
        newer.Attributed.Select(a => (a.Level, a.Figures, a.Reached)).Should().Equal(("msoa21", 3L, 3L));

        using var both = new StagedFigures(AreaLevel.Msoa11).With(
            "('i', 'E02000002', '2019', 'persons', 20, null, null, null, null, null), ('i', 'E02000009', '2019', 'persons', 40, null, null, null, null, null), ('i', 'E02000004', '2022', 'persons', 60, null, null, null, null, null)");
        both.Of("E02000003").Should().Be("25.0 - - - - - population-weighted", "300 residents at 20 and 100 at 40");
        both.Of("E02000004").Should().StartWith("60.0 ");
    }

    [Fact]
    public void Msoa21_WithAnOlderPeriod_CarriesItThroughTheLookUp()
    {
        using var staged = new StagedFigures(AreaLevel.Msoa21).With(
            "('i', 'E02000002', '2019', 'persons', 20, null, null, null, null, null), ('i', 'E02000009', '2019', 'persons', 40, null, null, null, null, null)");
        staged.Of("E02000003").Should().Be("25.0 - - - - - population-weighted");
    }

    [Fact]
    public void NotesAndTrends_GoWithTheirFigure_AndAMeanKeepsTheNotesOfItsParts()
    {
        using var staged = new StagedFigures(AreaLevel.Msoa11).WithNotes(
            """
            ('i', 'E02000001', '2019', 'persons', 10, null, null, null, null, null, 'mind', 'increasing'),
            ('i', 'E02000002', '2019', 'persons', 20, null, null, null, null, null, 'mind this', 'decreasing'),
            ('i', 'E02000009', '2019', 'persons', 40, null, null, null, null, null, 'and that', 'decreasing')
            """);
        staged.RemarksOf("E02000001").Should().Be("mind | increasing");
        staged.RemarksOf("E02000003").Should().Be("and that; mind this | -");
    }

    [Fact]
    public void Breakdowns_AreTakenAsPublished_AndOneOfAnotherAreaIsToldAndLeftOut()
    {
        using var staged = new StagedFigures(AreaLevel.Ltla24)
            .WithBreakdowns("('i', 'E92000001', '18+', 'White'), ('i', 'E08000038', '18+', 'White'), ('i', 'E06000009', '18+', 'White'), ('other', 'E92000001', '18+', 'White')")
            .With("('i', 'E08000016', '2019', 'persons', 10, null, null, null, null, null)");
        staged.Breakdowns().Should().Equal("E08000016 18+ White", "E92000001 18+ White");
        staged.Stage.Rejections(10).Select(r => (r.Rule, r.Found)).Should().BeEquivalentTo([("breakdown-area", "i E06000009"), ("breakdown-area", "other E92000001")]);
        staged.Counts.Should().ContainSingle().Which.RowsKept.Should().Be(1, "breakdowns are counted apart");
    }

    [Fact]
    public void Authority_MergedAndRecoded_ReachTheirSuccessors()
    {
        using var staged = new StagedFigures(AreaLevel.Ltla21).With(
            "('i', 'E06000001', '2021', 'persons', 10, null, null, null, null, null), ('i', 'E06000009', '2021', 'persons', 30, null, null, null, null, null), ('i', 'E08000038', '2021', 'persons', 7, 6, 8, null, null, null)");
        staged.Of("E06000002").Should().Be("25.0 - - - - - population-weighted");
        staged.Of("E08000016").Should().Be("7.0 6.0 8.0 - - - look-up");
        staged.Of("E01000001").Should().Be("none", "an authority's figure is not one of its LSOAs");
    }

    [Fact]
    public void EnglandsOwnFigure_BesideAuthoritiesOfToday_IsTakenAsPublished()
    {
        using var staged = new StagedFigures(AreaLevel.Ltla24).With("('i', 'E92000001', '2021', 'persons', 20, 19, 21, null, null, null), ('i', 'E06000002', '2021', 'persons', 30, null, null, null, null, null)");
        staged.Counts.Should().OnlyContain(c => c.RowsRejected == 0);
        staged.Of("E92000001").Should().Be("20.0 19.0 21.0 - - - native");
        staged.Of("E06000002").Should().Be("30.0 - - - - - native");
    }

    [Fact]
    public void Ltla21_FigureOfEngland_IsTheOnePublished()
    {
        using var staged = new StagedFigures(AreaLevel.Ltla21).With("('i', 'E92000001', '2021', 'persons', 20, 19, 21, null, null, null)");
        staged.Of("E92000001").Should().Be("20.0 19.0 21.0 - - - look-up");
        staged.Attributed.Should().ContainSingle().Which.Reached.Should().Be(1);
    }

    [Fact]
    public void Lsoa21_Figures_AreSummedUpByDenominator()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa21).With(
            "('i', 'E01000001', '2021', 'persons', 10, null, null, 100, 1000, null), ('i', 'E01000021', '2021', 'persons', 40, null, null, 200, 500, null), ('i', 'E01000022', '2021', 'persons', 20, null, null, 100, 500, null), ('i', 'E01000034', '2021', 'persons', null, null, null, null, null, 'suppressed')");
        staged.Of("E01000001").Should().Be("10.0 - - 100.0 1000.0 - native");
        staged.Of("E02000001").Should().Be("20.0 - - 300.0 1500.0 - population-weighted");
        staged.Of("E06000002").Should().Be("20.0 - - 400.0 2000.0 - population-weighted");
        staged.Of("E54000062").Should().Be("20.0 - - 100.0 500.0 - population-weighted", "an authority may lie in two ICBs");
        staged.Of("E92000001").Should().Be("- - - - - suppressed population-weighted", "a half of the people are unknown");
    }

    [Fact]
    public void Reconciliation_EveryRow_EndsInAnAreaOrInTheReport()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            """
            ('i', 'E01000001', '2019', 'persons', 10, 9, 11, 5, 50, null), ('i', 'E01000002', '2019', 'persons', 120, null, null, null, null, null),
            ('i', 'E01000003', '2019', 'persons', 5, 6, 7, null, null, null), ('i', 'E01999999', '2019', 'persons', 1, null, null, null, null, null),
            ('x', 'E01000001', '2019', 'persons', 1, null, null, null, null, null), ('i', 'E01000004', 'soon', 'persons', 1, null, null, null, null, null),
            ('i', 'E01000001', '2018', 'all', 1, null, null, null, null, null), ('i', 'E01000001', '2017', 'persons', 1, null, null, null, null, null), ('i', 'E01000001', '2017', 'persons', 2, null, null, null, null, null),
            ('i', 'E01000001', '2016', 'persons', null, null, null, null, null, null), ('i', 'E01000001', '2015', 'persons', null, null, null, null, null, 'lost'), ('i', 'E01000001', '2014', 'persons', 'nan'::double, null, null, null, null, null)
            """);
        staged.Counts.Should().ContainSingle();
        staged.Counts[0].RowsIn.Should().Be(12);
        staged.Counts[0].RowsRejected.Should().Be(11);
        staged.Stage.Rejections(100).Select(r => $"{r.Line} {r.Rule}").Should().BeEquivalentTo(
            "2 range", "3 limits", "4 area", "5 indicator", "6 period", "7 sex", "8 key", "9 key", "10 value-or-reason", "11 reason", "12 range");
        staged.Stage.Rejections(100).Single(r => r.Line == 2).Should().BeEquivalentTo(new { Found = "120.0", Expected = "0.0 to 100.0", Key = "i E01000002 2019 persons" });
        staged.Of("E01000021").Should().Be("- - - - - failed look-up", "its place is known, so the area says that a figure failed");
        staged.Attributed.Should().ContainSingle().Which.Should().Match<HealthNeeds.Store.Staging.AttributionCount>(a => a.Figures == a.Reached && a.Figures == 6);
    }

    [Fact]
    public void Columns_OfALevel_HoldEveryFigureInItsPlace()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            "('i', 'E01000001', '2019', 'persons', 10, null, null, null, null, null), ('i', 'E01000001', '2015', 'persons', 4, null, null, null, null, null), ('i', 'E01000002', '2019', 'persons', 20, null, null, null, null, null)");
        var columns = staged.Stage.Columns(AreaLevel.Lsoa21);
        columns.Codes.Select(c => c.Value).Should().Equal("E01000001", "E01000021", "E01000022", "E01000034");
        columns.Columns.Keys.Select(k => k.Period.ToString()).Should().Equal("2015", "2019");
        columns.Columns.Values.Last().Should().Equal(10, 20, 20, double.NaN);
        columns.Columns.Values.First().Should().Equal(4, double.NaN, double.NaN, double.NaN);
    }

    /// <summary>Two areas of which neither limits nor a count came, and two pieces of a split one, whose count belongs to neither.</summary>
    [Fact]
    public void Columns_HaveLimitsAndCounts_WhereTheyAreAskedForAndHeld()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            "('i', 'E01000001', '2019', 'persons', 10, null, null, 5, 50, null), ('i', 'E01000002', '2019', 'persons', 20, 19, 21, 8, 40, null), ('i', 'E01000001', '2015', 'persons', 4, null, null, null, null, null)");
        staged.Stage.Columns(AreaLevel.Lsoa21).Limits.Should().BeEmpty();
        var columns = staged.Stage.Columns(AreaLevel.Lsoa21, [new IndicatorId("i")], CancellationToken.None);
        columns.Columns.Should().HaveCount(2);
        var (key, limits) = columns.Limits.Single();
        key.Period.ToString().Should().Be("2019");
        limits.Lower.Should().Equal(double.NaN, 19, 19, double.NaN);
        limits.Upper.Should().Equal(double.NaN, 21, 21, double.NaN);
        limits.Count.Should().Equal(5, double.NaN, double.NaN, double.NaN);
    }

    [Fact]
    public void Batches_OfASource_CountAgainstTheLookUp()
    {
        using var staged = new StagedFigures(AreaLevel.Lsoa11).With(
            "('i', 'E01000001', '2019', 'persons', 10, null, null, null, null, null), ('i', 'E01000002', '2019', 'persons', null, null, null, null, null, 'suppressed')");
        staged.Stage.Batches().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Areas = 2, Known = 1, Expected = 4, Median = 10.0, Level = "lsoa11" });
    }
}
