using System.Diagnostics;
using AngleSharp.Dom;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Releases;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Dashboard.Tests.Pages;

/// <summary>A region is what the site was started for; its outlines may be its own, England's, broken or missing.</summary>
public sealed class RegionTests : IDisposable
{
    private const string Icb = "E54000061";

    private readonly string data = Directory.CreateTempSubdirectory("healthneeds-data-").FullName;

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Fact]
    public async Task Map_OfARegionWithoutOutlines_SaysWhatIsMissingAndComesWithTheFiles()
    {
        using var server = Elsewhere();
        var before = await server.Page("/?level=ltla24");
        before.QuerySelector(".no-map")!.Words().Should().Contain("There are no boundaries of Elsewhere").And.Contain("regions/elsewhere/outlines");
        before.QuerySelectorAll(".map__places a").Should().BeEmpty();
        before.QuerySelectorAll(".rank-table tr[data-code]").Should().HaveCount(4, "only the map is missing");
        Bundled(bytes => bytes);
        var after = await server.Page("/?level=ltla24");
        after.QuerySelectorAll(".no-map").Should().BeEmpty();
        after.QuerySelectorAll(".map__places a").Should().HaveCount(4);
    }

    [Fact]
    public async Task Map_OfARegionWithoutOutlinesOfItsOwn_IsDrawnFromEnglands()
    {
        Bundled(bytes => bytes);
        using var server = Elsewhere();
        foreach (var (level, areas) in new[] { ("lsoa21", 860), ("msoa21", 171), ("ltla24", 4) })
        {
            var page = await server.Page($"/?level={level}");
            page.QuerySelectorAll(".map__places a").Should().HaveCount(areas);
            page.QuerySelectorAll(".map__name").Select(n => n.TextContent).Should().BeEquivalentTo("Barnsley", "Doncaster", "Rotherham", "Sheffield");
        }

        var features = (await server.Client.GetStringAsync("/api/v1/rankings?level=msoa21&format=geojson")).Split("\"geometryFrom\":\"outline\"");
        features.Should().HaveCount(171 + 1);
    }

    [Fact]
    public async Task Map_OfDamagedOutlinesOfEngland_IsToldAndTheRanksStand()
    {
        Bundled(bytes => bytes[..(bytes.Length / 2)]);
        using var server = Elsewhere();
        var page = await server.Page("/?level=ltla24");
        page.QuerySelector(".no-map")!.Words().Should().Contain("cannot be read").And.NotContain(data);
        page.QuerySelectorAll(".rank-table tr[data-code]").Should().HaveCount(4);
    }

    [Fact]
    public async Task Map_OfBrokenOutlines_IsToldAndTheRanksStand()
    {
        OfItsOwn(text => text[..(text.Length / 2)]);
        using var server = Elsewhere();
        var page = await server.Page("/?level=msoa21");
        page.QuerySelector(".no-map")!.Words().Should().Contain("cannot be read").And.NotContain(data);
        page.QuerySelectorAll(".rank-table tr[data-code]").Should().NotBeEmpty();
        (await server.Get("/api/v1/rankings?level=ltla24")).GetProperty("areas").GetInt32().Should().Be(4);
    }

    [Theory]
    [InlineData("nowhere", "Region 'nowhere' is not known. Expected one of south-yorkshire, *, or an ICB's code such as E54000054.")]
    [InlineData("E54999999", "Region 'E54999999' is no ICB of release *. Expected one of E54000061 (*")]
    public async Task Start_ForARegionNobodyKnows_EndsWithALineThatListsThem(string region, string message)
    {
        MadeReleases.First.PutInto(data);
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, $"--Region={region}", $"--Releases:Directory={data}", "--urls=http://127.0.0.1:0"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var site = Process.Start(start)!;
        var told = (await site.StandardError.ReadToEndAsync()).Trim();
        await site.WaitForExitAsync();
        (site.ExitCode, told.Split('\n').Length).Should().Be((2, 1));
        told.Should().Match(message);
    }

    [Theory]
    [InlineData("/api/v1/rankings?level=ltla24&format=geojson")]
    [InlineData("/?level=ltla24")]
    public async Task Tags_ChangeWithTheOutlines(string address)
    {
        using var server = Elsewhere();
        var before = (await server.Client.GetAsync(address)).Headers.ETag;
        Bundled(bytes => bytes);
        (await server.Client.GetAsync(address)).Headers.ETag.Should().NotBeNull().And.NotBe(before);
    }

    [Fact]
    public void Tags_ChangeWithTheRegionThatIsShown()
    {
        var (request, published) = (new DefaultHttpContext().Request, DateTimeOffset.UnixEpoch);
        EntityTags.Of("r", published, $"{Icb}-1", request).Should().NotBe(EntityTags.Of("r", published, "E54000054-1", request)).And.Be(EntityTags.Of("r", published, $"{Icb}-1", request));
    }

    [Fact]
    public async Task Icb_InSmallLetters_IsTheSameIcb()
    {
        using var server = new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { ["Region"] = Icb.ToLowerInvariant() });
        (await server.Get("/api/v1/rankings?level=ltla24")).GetProperty("within").GetProperty("code").GetString().Should().Be(Icb);
    }

    [Theory]
    [InlineData("NHS West Yorkshire Integrated Care Board", "West Yorkshire")]
    [InlineData("NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board", "Bath and North East Somerset, Swindon and Wiltshire")]
    [InlineData("South Yorkshire", "South Yorkshire")]
    public void Icb_ByItsPlace_IsWhatReadersCallIt(string name, string place) => IcbNames.Place(name).Should().Be(place);

    private void Bundled(Func<byte[], byte[]> change)
    {
        var path = Path.Combine(data, EnglandOutlineFile.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, change(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", EnglandOutlineFile.Path))));
    }

    private string Regions(string icb)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "regions", "elsewhere")).FullName;
        File.WriteAllText(Path.Combine(folder, "region.json"), $$"""{ "id": "elsewhere", "name": "Elsewhere", "icb": "{{icb}}", "order": 1, "sources": [] }""");
        return data;
    }

    /// <summary>The fixture's region under a name that has neither outlines nor assets of its own.</summary>
    private ApiServer Elsewhere()
    {
        return new ApiServer(MadeReleases.First.PutInto, new Dictionary<string, string> { ["Region"] = "elsewhere", ["Data:Directory"] = Regions(Icb) });
    }

    private void OfItsOwn(Func<string, string> change)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Regions(Icb), "regions", "elsewhere", "outlines")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "data", "regions", "south-yorkshire", "outlines"), "*.json"))
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), change(File.ReadAllText(file)));
    }
}
