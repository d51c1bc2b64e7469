using System.IO.Compression;
using System.Text.Json;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>A level of a release in one call.</summary>
[Collection(ApiCollection.Name)]
public sealed class BundleTests(ApiServer server)
{
    [Theory]
    [InlineData("/api/v1/bundle?level=msoa21&within=E92000001")]
    [InlineData("/api/v1/bundle?level=ltla24&figures=yes")]
    public async Task Zip_HoldsWhatTheListNames_EachAsItsOwnAddressAnswers_WithItsDescription(string address)
    {
        var items = (await server.Get(address)).GetProperty("items").EnumerateArray().ToList();
        using var zip = await Zip(address);
        var folder = zip.Entries[0].FullName.Split('/')[0];
        folder.Should().StartWith("healthneeds-").And.EndWith(server.Published!.Id);
        zip.Entries.Select(e => e.FullName).Should().BeEquivalentTo(
            items.SelectMany(i => new[] { $"{folder}/{i.GetProperty("path").GetString()}", $"{folder}/{i.GetProperty("path").GetString()}-metadata.json" }).Append($"{folder}/README.txt").Append($"{folder}/LICENCE.txt"));
        foreach (var item in items)
        {
            var csv = Text(zip, $"{folder}/{item.GetProperty("path").GetString()}");
            csv.Should().StartWith("\uFEFF", "a spreadsheet needs the byte order mark");
            csv[1..].Should().Be(await server.Client.GetStringAsync(item.GetProperty("address").GetString()), "a file of the bundle is the download of that address");
            var metadata = JsonSerializer.Deserialize<JsonElement>(Text(zip, $"{folder}/{item.GetProperty("path").GetString()}-metadata.json"));
            metadata.GetProperty("url").GetString().Should().Be(item.GetProperty("path").GetString()!.Split('/')[^1]);
            metadata.GetProperty("tableSchema").GetProperty("columns").GetArrayLength().Should().Be(StrictCsv.Records(csv.TrimStart('\uFEFF'))[0].Count);
        }

        Text(zip, $"{folder}/README.txt").Should().Contain(server.Published.Id).And.Contain("never the people").And.Contain("rankings/cancer.csv");
        Text(zip, $"{folder}/LICENCE.txt").Should().Contain("Open Government Licence").And.Contain("Contains MHCLG information");
    }

    [Fact]
    public async Task Zip_WithFigures_HoldsThoseOfTheLevelAlone()
    {
        var names = (await server.Get("/api/v1/bundle?level=lsoa21&figures=yes")).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("path").GetString()).ToList();
        names.Should().Contain("figures/iod2025-ypll.csv").And.NotContain("figures/ons-la-le-birth.csv");
        (await server.Get("/api/v1/bundle?level=lsoa21")).GetProperty("items").EnumerateArray().Should().OnlyContain(i => !i.GetProperty("path").GetString()!.StartsWith("figures/"));
    }

    [Fact]
    public async Task Zip_AskedForTwice_IsTheSame() =>
        (await server.Client.GetByteArrayAsync("/api/v1/bundle?level=ltla24&format=zip")).Should().Equal(await server.Client.GetByteArrayAsync("/api/v1/bundle?level=ltla24&format=zip"));

    private async Task<ZipArchive> Zip(string address)
    {
        var answer = await server.Client.GetAsync($"{address}&format=zip");
        answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static string Text(ZipArchive zip, string path)
    {
        using var reader = new StreamReader(zip.GetEntry(path)!.Open(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
