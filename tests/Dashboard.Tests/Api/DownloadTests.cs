using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class DownloadTests(ApiServer server)
{
    [Fact]
    public async Task RankingCsv_ReadBack_SaysWhatTheJsonSays()
    {
        var items = (await server.Get("/api/v1/rankings?focus=mental-health")).GetProperty("items").EnumerateArray().ToList();
        var rows = await Rows("/api/v1/rankings?focus=mental-health&format=csv");
        rows.Should().HaveCount(items.Count);
        foreach (var (row, item) in rows.Zip(items))
        {
            row["code"].Should().Be(item.GetProperty("code").GetString());
            row["name"].Should().Be(item.GetProperty("name").GetString());
            Number(row["score"]).Should().Be(item.GetProperty("score").GetDouble());
            Number(row["rankUpper"]).Should().Be(item.GetProperty("rank").GetProperty("upper").GetInt32());
            row["focus"].Should().Be("mental-health");
            row["release"].Should().Be(server.Published!.Id);
            row["kind"].Should().Be("unmet");
            Number(row["firstTenInIcb"]).Should().Be(item.GetProperty("firstTenInIcb").GetDouble());
            row["polarity"].Should().Be("higher-is-worse");
        }
    }

    [Fact]
    public async Task CsvFile_BeginsWithTheMarkOfUtf8_ForSpreadsheets_AndTheStreamThatAProgramAsksForDoesNot()
    {
        const string Address = "/api/v1/areas/E01007317/indicators?format=csv";
        var file = await server.Client.GetByteArrayAsync(Address);
        file[..6].Should().Equal([0xEF, 0xBB, 0xBF, (byte)'c', (byte)'o', (byte)'d']);
        Encoding.UTF8.GetString(file).Should().Contain("–", "a period is written with a dash");

        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Accept.ParseAdd("text/csv");
        var answer = await server.Client.SendAsync(request);
        (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(file[3..]);
        answer.Headers.Vary.Should().Contain("Accept");
        answer.Headers.ETag.Should().NotBe((await server.Client.GetAsync(Address)).Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/rankings?format=csv", "need-overall-lsoa21-E54000061-")]
    [InlineData("/api/v1/rankings?kind=burden&format=csv", "burden-overall-lsoa21-E54000061-")]
    [InlineData("/api/v1/rankings?kind=gap&level=msoa21&format=geojson", "gap-overall-msoa21-E54000061-")]
    [InlineData("/api/v1/rankings?format=geojson", "need-overall-lsoa21-E54000061-")]
    [InlineData("/api/v1/areas/E01007317/indicators?format=csv", "profile-E01007317-")]
    [InlineData("/api/v1/indicators?format=csv", "indicators-")]
    [InlineData("/api/v1/indicators/iod2025-ypll/values?format=csv", "iod2025-ypll-lsoa21-E54000061-")]
    [InlineData("/api/v1/inequality?indicator=ons-le-birth&format=csv", "inequality-tenths-ons-le-birth-female-E54000061-")]
    [InlineData("/api/v1/inequality?indicator=ons-le-birth&sex=male&table=slopes&format=csv", "inequality-slopes-ons-le-birth-male-E54000061-")]
    [InlineData("/api/v1/inequality?indicator=census2021-bad-health&format=csv", "inequality-tenths-census2021-bad-health-E54000061-")]
    [InlineData("/api/v1/inequality?indicator=census2021-bad-health&sex=female&format=csv", "inequality-tenths-census2021-bad-health-female-E54000061-")]
    [InlineData("/api/v1/assets?format=csv", "assets-")]
    [InlineData("/api/v1/models?format=csv", "model-metrics-")]
    [InlineData("/api/v1/sources?format=csv", "sources-")]
    public async Task Download_Name_SaysWhatAndWhichRelease(string address, string start)
    {
        var response = await server.Client.GetAsync(address);
        response.EnsureSuccessStatusCode();
        response.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.Should().StartWith(start).And.Contain(server.Published!.Id);
    }

    [Fact]
    public async Task RankingFiles_ByBurden_FollowTheListAndSayWhatTheyAreBy()
    {
        var items = (await server.Get("/api/v1/rankings?kind=burden&level=msoa21")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()).ToList();
        var rows = await Rows("/api/v1/rankings?kind=burden&level=msoa21&format=csv");
        rows.Select(r => r["code"]).Should().Equal(items);
        rows.Should().OnlyContain(r => r["kind"] == "burden");
        var layer = await GeoJson("/api/v1/rankings?kind=burden&level=msoa21&format=geojson");
        layer.GetProperty("kind").GetString().Should().Be("burden");
        layer.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()).Should().Equal(items);
    }

    [Fact]
    public async Task RankingGeoJson_WhereNothingIsRanked_SaysWhy()
    {
        var layer = await GeoJson("/api/v1/rankings?focus=best-start&kind=gap&format=geojson");
        layer.GetProperty("features").GetArrayLength().Should().Be(0);
        layer.GetProperty("reason").GetString().Should().StartWith("No figure of care is held");
    }

    [Theory]
    [InlineData("/api/v1/areas/E01007317/indicators?format=csv", "polarity", "unit", "licence")]
    [InlineData("/api/v1/indicators?format=csv", "polarity", "unit", "licence")]
    [InlineData("/api/v1/indicators/iod2025-ypll/values?format=csv", "polarity", "unit", "licence")]
    [InlineData("/api/v1/assets?format=csv", "evidence", "place", "attribution")]
    [InlineData("/api/v1/models?format=csv", "metric", "candidate", "polarity")]
    [InlineData("/api/v1/sources?format=csv", "licence", "attribution", "rowsRejected")]
    [InlineData("/api/v1/runs/20000101T000000Z-held/rejections?format=csv", "rule", "found", "expected")]
    public async Task Csv_OfEveryKind_ReadsBackWithItsColumns(string address, params string[] columns)
    {
        var rows = await Rows(address);
        rows.Should().NotBeEmpty();
        rows[0].Keys.Should().Contain(columns);
    }

    [Fact]
    public async Task RejectionCsv_Cells_SurviveTheirCommas() =>
        (await Rows("/api/v1/runs/20000101T000000Z-held/rejections?format=csv"))[1]["found"].Should().Be("33,001");

    [Theory]
    [InlineData("lsoa21", 860)]
    [InlineData("msoa21", 171)]
    [InlineData("ltla24", 4)]
    public async Task RankingGeoJson_Features_AreOutlinesThatCloseAndTurnTheRightWay(string level, int areas)
    {
        var layer = await GeoJson($"/api/v1/rankings?level={level}&format=geojson");
        layer.GetProperty("type").GetString().Should().Be("FeatureCollection");
        layer.GetProperty("attribution").EnumerateArray().Select(a => a.GetString()).Should().Contain(a => a!.Contains("OS data"));
        var features = layer.GetProperty("features").EnumerateArray().ToList();
        features.Should().HaveCount(areas);
        features.Select(f => f.GetProperty("id").GetString()).Should().OnlyHaveUniqueItems();
        foreach (var feature in features)
        {
            feature.GetProperty("type").GetString().Should().Be("Feature");
            feature.GetProperty("properties").GetProperty("geometryFrom").GetString().Should().Be("outline");
            feature.GetProperty("geometry").GetProperty("type").GetString().Should().Be("MultiPolygon");
            foreach (var polygon in feature.GetProperty("geometry").GetProperty("coordinates").EnumerateArray())
                CheckPolygon(polygon);
        }
    }

    [Fact]
    public async Task RankingGeoJson_AndJson_AgreeInOrderAndScore()
    {
        var items = (await server.Get("/api/v1/rankings?level=msoa21")).GetProperty("items").EnumerateArray().Select(i => (i.GetProperty("code").GetString(), i.GetProperty("score").GetDouble()));
        var features = (await GeoJson("/api/v1/rankings?level=msoa21&format=geojson")).GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties"));
        features.Select(p => (p.GetProperty("code").GetString(), p.GetProperty("score").GetDouble())).Should().Equal(items);
    }

    [Fact]
    public async Task AssetGeoJson_OfAnAssetWithoutASite_HasNoGeometry()
    {
        var features = (await GeoJson("/api/v1/assets?format=geojson")).GetProperty("features").EnumerateArray().ToList();
        features.Where(f => f.GetProperty("geometry").ValueKind == JsonValueKind.Null).Should().NotBeEmpty();
        var points = features.Where(f => f.GetProperty("geometry").ValueKind != JsonValueKind.Null).Select(f => f.GetProperty("geometry").GetProperty("coordinates")).ToList();
        points.Should().NotBeEmpty().And.OnlyContain(p => p[0].GetDouble() < 0 && p[1].GetDouble() > 50, "longitude comes first");
    }

    private static void CheckPolygon(JsonElement polygon)
    {
        var rings = polygon.EnumerateArray().Select(ring => ring.EnumerateArray().Select(p => (X: p[0].GetDouble(), Y: p[1].GetDouble())).ToList()).ToList();
        rings.Should().NotBeEmpty();
        for (var i = 0; i < rings.Count; i++)
        {
            rings[i].Should().HaveCountGreaterThanOrEqualTo(4);
            rings[i][0].Should().Be(rings[i][^1], "a ring closes");
            rings[i].Should().OnlyContain(p => p.X > -2.5 && p.X < -0.5 && p.Y > 53 && p.Y < 54, "South Yorkshire lies there, longitude first");
            (TwiceArea(rings[i]) > 0).Should().Be(i == 0, "outlines turn anticlockwise and holes clockwise");
        }
    }

    private static double TwiceArea(List<(double X, double Y)> ring) => ring.Zip(ring.Skip(1)).Sum(s => (s.First.X * s.Second.Y) - (s.Second.X * s.First.Y));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private async Task<JsonElement> GeoJson(string address)
    {
        var response = await server.Client.GetAsync(address);
        response.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType.Should().Be("application/geo+json");
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    private async Task<List<Dictionary<string, string>>> Rows(string address)
    {
        var response = await server.Client.GetAsync(address);
        response.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        return StrictCsv.Table(await response.Content.ReadAsStringAsync());
    }
}
