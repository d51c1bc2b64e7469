using AngleSharp.Dom;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>Where figures stand, their period and age stand too; where a source is named, when it was last asked.</summary>
[Collection(ApiCollection.Name)]
public sealed class AgeOfFiguresTests(ApiServer server)
{
    private static readonly string Census = PeriodWords.WithAge("2021", TimeProvider.System);

    [Theory]
    [InlineData("/areas/E08000016", "#sources", "Figures of 2018–22 (")]
    [InlineData("/", ".measured", "Residents are those of Census 2021")]
    [InlineData("/areas/E08000016", "#trends", "up to 2016–18, ")]
    [InlineData("/places?areas=E01007317,E01007318,E01007319", ".measured", "The figures it is ranked by are of")]
    [InlineData("/places?ward=E05000982&focus=cancer", ".measured", "Residents are those of Census 2021")]
    [InlineData("/places?areas=E01007317,E01007318,E01007319", "tr[data-sum=census2021-disabled] th", "% · 2021, ")]
    [InlineData("/places?areas=E01007317,E01007318,E01007319", "#sums-measured strong", "What is added up is of 2021, ")]
    [InlineData("/briefing/places?areas=E01007317,E01007318,E01007319", ".sheet__foot p", "Figures are of")]
    [InlineData("/test-beds", ".measured", "The figures sites are chosen by are of")]
    [InlineData("/test-beds?need=cancer", ".measured", "Residents are those of Census 2021")]
    [InlineData("/test-beds?need=condition:diabetes-blood-pressure", ".measured", "some of which sites are chosen by, are of")]
    [InlineData("/test-beds?need=indicator:qof-copd", ".measured", "The figure sites are chosen by is of 2021/22 (")]
    [InlineData("/test-beds", "#balance tbody th", "Residents people · 2021, ")]
    [InlineData("/briefing/test-beds", ".sheet__foot p", "Figures are of")]
    [InlineData("/conditions", ".measured", "some of which people are counted by, are of")]
    [InlineData("/assets", "#gaps .measured", "Which neighbourhoods have a need is from figures of")]
    [InlineData("/data/models", "#claims", "The figures it is ranked by are of")]
    [InlineData("/data/sources/ons-la-le", "#what", "2013–15 (")]
    public async Task Panel_SaysHowOldItsFiguresAre(string address, string heading, string words) =>
        (await server.Page(address)).QuerySelector(heading)!.ParentElement!.Words().Should().Contain(words).And.Contain("old");

    [Theory]
    [InlineData("/what-if")]
    [InlineData("/test-beds")]
    public async Task RankingByBurden_IsMeasuredByItsOwnFigures(string page)
    {
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        var grounds = lease.Models.Grounds(FocusArea.Overall);
        var (unmet, burden) = (Years(grounds, NeedKind.Unmet), Years(grounds, NeedKind.Burden));
        burden.Should().NotBe(unmet);
        (await server.Page(page)).QuerySelector(".measured")!.Words().Should().Contain(unmet);
        (await server.Page($"{page}?kind=burden")).QuerySelector(".measured")!.Words().Should().Contain(burden).And.NotContain(unmet);
    }

    [Theory]
    [InlineData("/areas/E08000016", ".sources-panel li")]
    [InlineData("/data/licences", "main .panel:has(a[href^='/data/sources/'])")]
    public async Task Source_ThatIsNamed_SaysWhenItWasAsked(string address, string selector) =>
        (await server.Page(address)).QuerySelectorAll(selector).Should().HaveCountGreaterThan(2).And.OnlyContain(s => s.TextContent.Contains("asked", StringComparison.Ordinal));

    [Fact]
    public async Task Indicators_AreListedWithTheirNewestPeriodAndItsAge()
    {
        var row = (await server.Page("/data/indicators")).QuerySelectorAll(".dictionary tr").Single(r => r.QuerySelector("a[href$='/census2021-bad-health']") is not null);
        row.Words().Should().Contain(Census);
        (await server.Page("/data/indicators/census2021-bad-health")).QuerySelector("#from")!.ParentElement!.Words().Should().Contain("It was").And.Contain("asked");
    }

    [Theory]
    [InlineData("/api/v1/areas/E08000016/indicators", "items", "periodEnd")]
    [InlineData("/api/v1/indicators", "items", "newestPeriodEnd")]
    [InlineData("/api/v1/places/figures?areas=E01007317,E01007318,E01007319", "items", "periodEnd")]
    public async Task Api_EveryFigure_SaysTheLastDayItDescribes(string address, string list, string field) =>
        (await server.Get(address)).GetProperty(list).EnumerateArray().Select(i => i.GetProperty(field).GetString()).OfType<string>().Should().NotBeEmpty().And.OnlyContain(d => d.Length == 10 && d[4] == '-');

    [Theory]
    [InlineData("/api/v1/rankings?level=ltla24")]
    [InlineData("/api/v1/conditions?condition=cancer-screening&level=ltla24")]
    [InlineData("/api/v1/places?areas=E01007317,E01007318&focus=cancer")]
    [InlineData("/api/v1/test-beds?sites=2")]
    [InlineData("/api/v1/test-beds?sites=2&need=condition:diabetes-blood-pressure")]
    public async Task Api_OfARanking_SaysOfWhichYearsItsFiguresAre(string address)
    {
        var measured = (await server.Get(address)).GetProperty("measured");
        var row = StrictCsv.Table((await server.Client.GetStringAsync(address + "&format=csv")).TrimStart('\uFEFF'))[0];
        foreach (var end in (string[])["oldest", "newest"])
        {
            row[$"{end}Period"].Should().NotBeEmpty().And.Be(measured.GetProperty(end).GetString());
            row[$"{end}PeriodEnd"].Should().Be(measured.GetProperty($"{end}End").GetString());
        }
    }

    [Fact]
    public void Stamp_ChangesWhenAStatusIsWritten_AndIsLookedAtOnceInFiveSeconds()
    {
        var folder = Directory.CreateTempSubdirectory("healthneeds-stamp-");
        try
        {
            var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
            var reader = new FreshnessReader(new SourceStatusFiles(folder.FullName), Options.Create(new ReleaseOptions { Directory = folder.FullName }), clock);
            var before = reader.Stamp();
            File.WriteAllText(Path.Combine(folder.CreateSubdirectory("sources/qof2021").FullName, "status.json"), "{}");
            reader.Stamp().Should().Be(before, "it was looked at just now");
            clock.Advance(TimeSpan.FromSeconds(5));
            reader.Stamp().Should().NotBe(before);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Years(RankingGrounds grounds, NeedKind kind) => PeriodWords.Span(grounds.MeasuredBy(kind), TimeProvider.System)!;
}
