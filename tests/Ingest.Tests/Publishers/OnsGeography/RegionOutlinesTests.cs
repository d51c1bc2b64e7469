using System.Text.RegularExpressions;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Boundaries;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Core.Text;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsGeography;

public sealed class RegionOutlinesTests
{
    /// <summary>Gloucestershire: one of the smallest ICBs.</summary>
    private static readonly AreaCode Icb = new("E54000043");

    private const string Square = """{"type":"Polygon","coordinates":[[[-2.1,51.8],[-2.0,51.8],[-2.0,51.9],[-2.1,51.9],[-2.1,51.8]]]}""";

    private static readonly string Areas = Path.Combine(RawFiles.Bundled, $"{SnapshotKinds.Areas}.parquet");

    [Fact]
    public async Task OutlinesOfAnotherIcb_AreWrittenAsTheBundledOnesAre_AndNotAskedForAgain()
    {
        await using var bench = await Bench();

        (await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None)).Should().BeNull();
        var asked = bench.Publisher.Requests.Count;
        (await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None)).Should().BeNull();

        bench.Publisher.Requests.Should().HaveCount(asked);
        RegionOutlines.AreThere(bench.Folder, Icb).Should().BeTrue();
        foreach (var (level, count) in new[] { (AreaLevel.Lsoa21, 393), (AreaLevel.Msoa21, 76), (AreaLevel.Ltla24, 6) })
        {
            var path = Path.Combine(bench.Folder, "boundaries", Icb.Value, $"{level.Id()}.json");
            using var json = File.OpenRead(path);
            var set = BoundarySet.Read(json, path);
            (set.Level, set.Areas.Count).Should().Be((level, count));
            set.Attribution.Should().Contain("Crown copyright");
            set.Areas[0].Polygons.Single().Rings.Single().Should().HaveCount(4);
        }
    }

    [Fact]
    public async Task AreaWithoutOutline_IsNamed_AndNothingIsWritten()
    {
        await using var bench = await Bench(without: "E02004605");

        (await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None)).Should().Contain("found none for 1, as E02004605");
        RegionOutlines.AreThere(bench.Folder, Icb).Should().BeFalse();
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[]]]}""")]
    public async Task FeatureWithoutGeometry_IsNamed_AndNothingIsWritten(string geometry)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(request => Squares(request, bare: ("E02004605", geometry)));

        (await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None)).Should().EndWith("expected outlines of 76 areas; found none for 1, as E02004605.");
        RegionOutlines.AreThere(bench.Folder, Icb).Should().BeFalse();
    }

    [Fact]
    public async Task DamagedOutlines_AreFetchedAgain()
    {
        await using var bench = await Bench();
        await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None);
        var path = Path.Combine(bench.Folder, "boundaries", Icb.Value, "msoa21.json");
        await File.WriteAllTextAsync(path, "{");

        (await Outlines(bench).EnsureAsync(Icb, Areas, CancellationToken.None)).Should().BeNull();

        new FileInfo(path).Length.Should().BeGreaterThan(1000);
    }

    private static async Task<PullBench> Bench(string without = "")
    {
        var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(request => Squares(request, without));
        return bench;
    }

    private static RegionOutlines Outlines(PullBench bench)
    {
        var options = new OnsGeographyOptions { PageSize = 40, OutlinesPerRequest = 100 };
        bench.Options.Publishers[PublisherAddresses.OnsGeography] = bench.Limits;
        return new RegionOutlines(bench.Folder, bench.Sessions(), new OutlineLayers(options, bench.Publisher.Address("/arcgis/")));
    }

    /// <summary>A square for each code that is asked for, so many at once.</summary>
    internal static PublisherAnswer Squares(HttpRequest request, string without = "", (string Code, string Geometry) bare = default)
    {
        var fields = request.Query["outFields"].ToString().Split(',');
        var codes = Regex.Matches(request.Query["where"].ToString(), "'(?<code>[A-Z0-9]+)'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(m => m.Groups["code"].Value).Where(c => c != without).Order(StringComparer.Ordinal).ToList();
        var (offset, size) = (int.Parse(request.Query["resultOffset"].ToString()), int.Parse(request.Query["resultRecordCount"].ToString()));
        var features = codes.Skip(offset).Take(size).Select(c => $$$"""{"type":"Feature","properties":{"{{{fields[0]}}}":"{{{c}}}","{{{fields[1]}}}":"Place {{{c}}}"},"geometry":{{{(c == bare.Code ? bare.Geometry : Square)}}}}""");
        return PublisherAnswer.Json($$$"""{"type":"FeatureCollection","properties":{"exceededTransferLimit":{{{(offset + size < codes.Count ? "true" : "false")}}}},"features":[{{{string.Join(',', features)}}}]}""");
    }
}
