using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Tests.Staging;

/// <summary>The project's own figures on their way into a release, against numbers known from elsewhere.</summary>
[Trait("Speed", "Slow")]
public sealed class BundledFiguresTests : IDisposable
{
    private static readonly string Data = Path.Combine(RepositoryRoot.Path, "data");

    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseWriter writer;
    private readonly FigureStage stage;

    public BundledFiguresTests()
    {
        writer = ReleaseWriter.Begin(Options.Create(new ReleaseOptions { Directory = directory.Path }), new ReleaseOrigin("run", "test", "south-yorkshire", 1, "test", "version 1"), TimeProvider.System);
        stage = new FigureStage(writer.Session);
        using var focus = File.OpenRead(Path.Combine(Data, "focus-areas.json"));
        using var indicators = File.OpenRead(Path.Combine(Data, "indicators.json"));
        writer.AppendIndicators(IndicatorCatalogue.Read(indicators, FocusAreaCatalogue.Read(focus)).Indicators);
        stage.LoadAreas(At("areas"));
        stage.LoadLsoaLookUp(At("crosswalk-lsoa11-lsoa21"));
        stage.LoadMsoaLookUp(At("crosswalk-msoa11-msoa21"));
        stage.LoadAuthorityLookUp(At("crosswalk-ltla21-ltla24"));
        stage.LoadRegistrations(At("registrations"));
        stage.LoadFigures("qof2021", At("observations-qof2021"));
        stage.LoadFigures("ons-msoa-le", At("observations-ons-msoa-le"));
        stage.LoadFigures("health-index", At("observations-health-index"));
        stage.LoadFigures("ohid-practices", At("observations-ohid-practices"));
        stage.LoadFigures("qof-cvd-2022", At("observations-qof-cvd-2022"));
        stage.LoadFigures("ons-els", At("observations-ons-els"));
    }

    public void Dispose()
    {
        writer.Dispose();
        directory.Dispose();
    }

    [Fact]
    public void Figures_OfPracticesMsoasAndAuthorities_ReachEveryAreaAndAddUp()
    {
        stage.Check().Should().OnlyContain(c => c.RowsRejected == 0);
        stage.Attribute().Should().OnlyContain(c => c.Reached == c.Figures && c.Figures > 0);
        England("qof-diabetes").Should().BeApproximately(7.30, 0.006, "of patients, by practice register");
        England("qof-hypertension").Should().BeApproximately(13.97, 0.006);
        Count("qof-diabetes", "lsoa21").Should().Be(33_755);
        Count("qof-diabetes", "msoa21").Should().Be(6_856);
        Count("ons-le-birth", "msoa21").Should().Be(2 * 6_856, "women and men");
        Count("hi-smoking", "lsoa21").Should().Be(0, "figures of authorities are not copied down");
        Known("ohid-practice-smoking", "2022/23").Should().BeGreaterThan(33_000, "of 33,755: some lack a practice that has a figure");
        Known("ohid-practice-smoking", "2023/24").Should().BeGreaterThan(33_000);
        Known("ohid-practice-ae-0-4", "2021/22").Should().BeGreaterThan(33_000);
        Known("qof2022-hypertension", "2022/23").Should().BeGreaterThan(32_900);
        Known("els-adult-obesity", "Nov 2024–Oct 2025").Should().Be(0, "figures of authorities are not copied down");
        Value("els-preventable-cardiovascular-mortality", "E92000001", "2022–24").Should().BeApproximately(30.23, 0.001, "England's own figure comes beside those of authorities");
        Value("els-adult-smoking", "E06000063", "2020–24").Should().BeInRange(10, 16, "Cumberland has the mean of the three districts it was made of");
        stage.Columns(AreaLevel.Lsoa21).Codes.Should().HaveCount(33_755);
    }

    private long Known(string indicator, string period) => writer.Session.Scalar<long>(
        "select count(o.value) from work.observation o join area a on a.code = o.area where o.indicator = $indicator and o.period = $period and a.level = 'lsoa21'", [("indicator", indicator), ("period", period)]);

    private double Value(string indicator, string area, string period) => writer.Session.Scalar<double>(
        "select value from work.observation where indicator = $indicator and area = $area and period = $period", [("indicator", indicator), ("area", area), ("period", period)]);

    private double England(string indicator) =>
        writer.Session.Scalar<double>("select value from work.observation where area = 'E92000001' and indicator = $indicator", [("indicator", indicator)]);

    private long Count(string indicator, string level) =>
        writer.Session.Scalar<long>("select count(*) from work.observation o join area a on a.code = o.area where o.indicator = $indicator and a.level = $level", [("indicator", indicator), ("level", level)]);

    private static string At(string name) => Path.Combine(Data, "snapshot", $"{name}.parquet");
}
