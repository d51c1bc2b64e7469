using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class NeedPressureStudyTests
{
    private static readonly AreaCode Msoa = new("E02000001");
    private static readonly AreaCode[] Lsoas = [.. Enumerable.Range(1, 4).Select(i => new AreaCode($"E0100000{i}"))];
    private static readonly double[] None = [double.NaN, double.NaN, double.NaN, double.NaN];

    private static readonly Need Copd = new("copd", "COPD", null, ["hearts"], ["copd"]) { Indicators = ["qof-copd"] };

    [Fact]
    public void Of_HigherRegister_PressesHarder()
    {
        var levels = Of(Copd, [1, 2, 3, 3]);
        levels[Lsoas[0]].Level.Should().Be(0.125);
        levels[Lsoas[1]].Level.Should().Be(0.375);
        levels[Lsoas[2]].Level.Should().Be(0.75);
        levels[Lsoas[3]].Level.Should().Be(0.75);
        levels[Lsoas[3]].Own.Should().Be(0.75);
    }

    [Fact]
    public void Of_HigherIsBetter_PressesLess() => Of(Copd, [1, 2, 3, 4], Polarity.HigherIsBetter)[Lsoas[0]].Level.Should().Be(0.875);

    [Fact]
    public void Of_Msoa_IsComparedWithEnglandsMsoas()
    {
        var pressure = Of(Copd, [1, 2, 3, 4])[Msoa];
        pressure.Measured.Should().Be(AreaLevel.Msoa21);
        pressure.Level.Should().Be(0.25);
    }

    [Fact]
    public void Of_LsoaWithoutAFigure_TakesItsMsoasAndIsLessSure()
    {
        var pressure = Of(Copd, [double.NaN, 2, 3, 4])[Lsoas[0]];
        pressure.Measured.Should().Be(AreaLevel.Msoa21);
        (pressure.Upper - pressure.Lower).Should().BeGreaterThan(0.3);
    }

    [Fact]
    public void Of_LsoaWithoutAnythingFiner_TakesItsAuthoritys()
    {
        var pressure = Of(Copd, None, msoas: [double.NaN, double.NaN])[Lsoas[0]];
        pressure.Measured.Should().Be(AreaLevel.Ltla24);
        pressure.Level.Should().Be(0.75);
    }

    /// <summary>The bundled share of smokers by authority is held for four of England's 296: where one stands among those says nothing of England.</summary>
    [Theory]
    [InlineData(8, false)]
    [InlineData(9, true)]
    public void Of_AnIndicatorHeldForFewerThanNineInTen_IsComparedWithNobody(int held, bool isCompared) =>
        Authorities([.. Enumerable.Range(0, 10).Select(i => (new AreaCode($"E0800000{i}"), i < held ? i : double.NaN))]).Should().HaveCount(isCompared ? held : 0);

    [Fact]
    public void Of_AFigureOfUpperTierAuthorities_IsComparedWithThose_WithoutDistricts()
    {
        var upper = Enumerable.Range(0, 10).Select(i => (new AreaCode($"E0800000{i}"), (double)i));
        var districts = Enumerable.Range(0, 9).Select(i => (new AreaCode($"E0700000{i}"), double.NaN));
        Authorities([.. upper, .. districts]).Should().HaveCount(10);
    }

    [Fact]
    public void Of_FewerPeople_IsLessSure()
    {
        double Width(int people) => Of(Copd, [1, 2, 3, 4], people: people)[Lsoas[1]] is var p ? p.Upper - p.Lower : 0;
        Width(200).Should().BeGreaterThan(Width(2_000_000));
        Width(2_000_000).Should().Be(0.25, "chance moves the figure of so many people past nobody but itself, a quarter of four areas");
    }

    /// <summary>Of two million people chance moves no rate past another, so a quarter of four areas is left; a score keeps five points either side.</summary>
    [Theory]
    [InlineData("per 1,000", 0.25)]
    [InlineData("per 10,000", 0.25)]
    [InlineData("per 100,000", 0.25)]
    [InlineData("score", 0.1)]
    public void Of_ARate_IsAsSureAsChanceLeavesIt(string unit, double width)
    {
        var pressure = Of(Copd, [1000, 2000, 3000, 4000], people: 2_000_000, unit: unit)[Lsoas[1]];
        (pressure.Upper - pressure.Lower).Should().BeApproximately(width, 1e-12);
    }

    [Fact]
    public void Of_NeedThatOnlyRelatedFiguresSpeakOf_IsOrderedAndNotSaidToBeMeasured()
    {
        var pressure = Of(Copd with { Indicators = [], Related = ["qof-copd"] }, [1, 2, 3, 4])[Lsoas[3]];
        pressure.Level.Should().Be(0.875);
        pressure.Own.Should().BeNull();
    }

    [Fact]
    public void Of_OwnAndRelatedFigures_CountTwoToOne()
    {
        var pressure = Of(Copd with { Related = ["qof-copd", "x"] }, [1, 2, 3, 4])[Lsoas[3]];
        pressure.Level.Should().BeApproximately(0.875, 1e-12, "both are the same figure here");
    }

    [Fact]
    public void Of_NeedWithoutFigures_IsLeftOut() => Of(Copd with { Indicators = ["x"] }, [1, 2, 3, 4]).Should().BeEmpty();

    private static Dictionary<AreaCode, NeedPressure> Of(
        Need need, double[] lsoas, Polarity polarity = Polarity.None, double[]? msoas = null, int people = 1500, string unit = "%")
    {
        var id = new IndicatorId("qof-copd");
        var indicator = new Indicator(id, "COPD", "", unit, 1, polarity, "s", "yearly", AreaLevel.Practice, true, null, "Diagnosis", 0, 100, []);
        AreaTable Table(AreaCode[] codes, double[] values) => new(codes, new Dictionary<ColumnKey, double[]> { [new ColumnKey(id, Period.Parse("2021/22"))] = values });
        var tables = new Dictionary<AreaLevel, AreaTable>
        {
            [AreaLevel.Lsoa21] = Table(Lsoas, lsoas),
            [AreaLevel.Msoa21] = Table([Msoa, new AreaCode("E02000002")], msoas ?? [1, 2]),
            [AreaLevel.Ltla24] = Table([SmallRegion.West, SmallRegion.East], [5, 1]),
        };
        return new NeedPressureStudy([indicator], tables).Of([need], Areas(people)).ToDictionary(p => p.Area);
    }

    /// <summary>How an indicator presses on authorities, those without a figure not a number.</summary>
    private static IReadOnlyList<NeedPressure> Authorities((AreaCode Code, double Value)[] figures)
    {
        var id = new IndicatorId("smoking");
        var indicator = new Indicator(id, "Smoking", "", "%", 1, Polarity.HigherIsWorse, "s", "yearly", AreaLevel.Ltla24, false, null, "Behaviours", 0, 100, []);
        var table = new AreaTable([.. figures.Select(f => f.Code)], new Dictionary<ColumnKey, double[]> { [new ColumnKey(id, Period.Parse("2021/22"))] = [.. figures.Select(f => f.Value)] });
        return new NeedPressureStudy([indicator], new Dictionary<AreaLevel, AreaTable> { [AreaLevel.Ltla24] = table })
            .Of([Copd with { Indicators = ["smoking"] }], [.. figures.Select(f => SmallRegion.Area(SmallRegion.West, code: f.Code.Value) with { Level = AreaLevel.Ltla24 })]);
    }

    private static List<Area> Areas(int people) =>
    [
        .. Lsoas.Select(code => SmallRegion.Area(SmallRegion.West, code: code.Value) with { Msoa = Msoa, Population = people }),
        SmallRegion.Area(SmallRegion.West, code: Msoa.Value) with { Level = AreaLevel.Msoa21, Population = people * 4 },
    ];
}
