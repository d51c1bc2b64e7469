using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Analytics.Tests.Matching;

public sealed class NeedPressuresTests
{
    private static readonly AreaCode Msoa = new("E02000001");
    private static readonly AreaCode[] Lsoas = [.. Enumerable.Range(1, 4).Select(i => new AreaCode($"E0100000{i}"))];
    private static readonly ColumnKey Key = new(new IndicatorId("qof-copd"), Period.Parse("2021/22"));

    [Fact]
    public void Of_HigherRegister_PressesHarder()
    {
        var levels = Of(Polarity.None, [1, 2, 3, 3]);
        levels[Lsoas[0]].Level.Should().Be(0.125);
        levels[Lsoas[1]].Level.Should().Be(0.375);
        levels[Lsoas[2]].Level.Should().Be(0.75);
        levels[Lsoas[3]].Level.Should().Be(0.75);
    }

    [Fact]
    public void Of_HigherIsBetter_PressesLess() =>
        Of(Polarity.HigherIsBetter, [1, 2, 3, 4])[Lsoas[0]].Level.Should().Be(0.875);

    [Fact]
    public void Of_Msoa_IsTheMeanOfItsLsoas() => Of(Polarity.None, [1, 2, 3, 4])[Msoa].Level.Should().Be(0.5);

    [Fact]
    public void Of_LsoaWithoutAFigure_TakesItsAuthoritysAndSaysSo()
    {
        var pressure = Of(Polarity.None, [double.NaN, 2, 3, 4])[Lsoas[0]];
        pressure.Measured.Should().Be(AreaLevel.Ltla24);
        pressure.Level.Should().Be(0.75);
    }

    [Fact]
    public void Of_NeedWithoutIndicators_IsLeftOut() =>
        NeedPressures.Of([new Need("x", "X", null, [], [])], [], Areas(), new AreaTable(Lsoas, new Dictionary<ColumnKey, double[]>()), Authorities()).Should().BeEmpty();

    private static Dictionary<AreaCode, NeedPressure> Of(Polarity polarity, double[] values)
    {
        var need = new Need("copd", "COPD", null, ["hearts"], ["copd"]) { Indicators = ["qof-copd"] };
        var indicator = new Indicator(Key.Indicator, "COPD", "", "%", 1, polarity, "s", "yearly", AreaLevel.Practice, true, null, "Diagnosis", 0, 100, []);
        var lsoas = new AreaTable(Lsoas, new Dictionary<ColumnKey, double[]> { [Key] = values });
        return NeedPressures.Of([need], [indicator], Areas(), lsoas, Authorities()).ToDictionary(p => p.Area);
    }

    private static AreaTable Authorities() =>
        new([SmallRegion.West, SmallRegion.East], new Dictionary<ColumnKey, double[]> { [Key] = [5, 1] });

    private static List<Area> Areas() =>
    [
        .. Lsoas.Select(code => SmallRegion.Area(SmallRegion.West, code: code.Value) with { Msoa = Msoa }),
        SmallRegion.Area(SmallRegion.West, code: Msoa.Value) with { Level = AreaLevel.Msoa21 },
    ];
}
