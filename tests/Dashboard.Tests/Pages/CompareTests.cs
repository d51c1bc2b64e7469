using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace HealthNeeds.Dashboard.Tests.Pages;

[Collection(ApiCollection.Name)]
public sealed partial class CompareTests(ApiServer server)
{
    private const string Four = "E08000016,E08000017,E08000018,E08000019";

    [Theory]
    [InlineData($"areas={Four}")]
    [InlineData($"areas={Four}&focus=cancer")]
    [InlineData("areas=E02001509,E02001510&focus=all")]
    public async Task Table_Answer_AndDownload_AreTheSame(string query)
    {
        var page = await server.Page($"/compare?{query}");
        var items = (await server.Get($"/api/v1/compare?{query}")).GetProperty("items").EnumerateArray().ToList();
        var rows = page.QuerySelectorAll("table.rug tr[data-indicator]").ToList();
        var cells = rows.SelectMany(r => r.QuerySelectorAll("td.rug__cell")).ToList();
        cells.Should().HaveCount(items.Count).And.NotBeEmpty();
        for (var i = 0; i < cells.Count; i++)
        {
            var verdict = items[i].GetProperty("verdict").GetString()!;
            cells[i].ClassName.Should().EndWith("--" + verdict.Replace("-", string.Empty, StringComparison.Ordinal));
            cells[i].Words().Should().EndWithEquivalentOf(verdict.Replace('-', ' '), "a verdict is in words, never in colour alone");
            cells[i].ParentElement!.GetAttribute("data-indicator").Should().Be(items[i].GetProperty("indicator").GetString());
            Shows(cells[i].QuerySelector(".rug__value")!.Words(), items[i], "value");
            Shows(cells[i].QuerySelector(".rug__limits")?.Words() ?? string.Empty, items[i], "lower", "upper");
        }

        items.Count(i => Number(i, "value") is not null).Should().BePositive();

        var link = page.QuerySelectorAll("a").Single(a => a.Words() == "Download CSV").GetAttribute("href")!;
        var csv = StrictCsv.Table((await server.Client.GetStringAsync(link)).TrimStart('\uFEFF'));
        csv.Select(r => (r["indicator"], r["code"], r["verdict"])).Should().Equal(items.Select(i => (i.GetProperty("indicator").GetString()!, i.GetProperty("code").GetString()!, i.GetProperty("verdict").GetString()!)));
        foreach (var column in new[] { "value", "lower", "upper" })
            csv.Select(r => r[column].Length == 0 ? (double?)null : double.Parse(r[column], CultureInfo.InvariantCulture)).Should().Equal(items.Select(i => Number(i, column)), $"{column} is the same number in both, to the last digit");
    }

    [Fact]
    public async Task FiguresCompared_AreSomeWithLimits_SomeWithout() =>
        (await server.Get($"/api/v1/compare?areas={Four}&focus=all")).GetProperty("items").EnumerateArray().Select(i => Number(i, "lower") is null).Distinct().Should().HaveCount(2);

    private static double? Number(JsonElement item, string field) => item.TryGetProperty(field, out var found) && found.ValueKind == JsonValueKind.Number ? found.GetDouble() : null;

    /// <summary>Words of a cell begin with these figures of an item, each rounded to the decimals it is written with; where the item has none, no number is written.</summary>
    private static void Shows(string words, JsonElement item, params string[] fields)
    {
        var figures = fields.Select(f => Number(item, f)).ToList();
        var written = Figure().Matches(words).Select(m => m.Value.Replace(",", string.Empty, StringComparison.Ordinal).Replace('−', '-')).ToList();
        if (figures.Contains(null))
        {
            written.Should().BeEmpty($"{item} has no {string.Join(", ", fields)}");
            return;
        }

        foreach (var (figure, text) in figures.Zip(written.Take(figures.Count)))
            double.Parse(text, CultureInfo.InvariantCulture).Should().BeApproximately(figure!.Value, 0.5000001 * Math.Pow(10, -Decimals(text)), $"{item} is shown as “{words}”");
        written.Should().HaveCountGreaterThanOrEqualTo(figures.Count, $"{item} is shown as “{words}”");
    }

    private static int Decimals(string number) => number.Contains('.', StringComparison.Ordinal) ? number.Length - number.IndexOf('.', StringComparison.Ordinal) - 1 : 0;

    [GeneratedRegex(@"[−-]?\d[\d,]*(\.\d+)?", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Figure();

    [Fact]
    public async Task Tallies_CountTheVerdicts()
    {
        var answer = await server.Get($"/api/v1/compare?areas={Four}");
        var rows = (await server.Page($"/compare?areas={Four}")).QuerySelectorAll(".tallies tbody tr").ToList();
        foreach (var (place, row) in answer.GetProperty("places").EnumerateArray().Zip(rows))
        {
            var code = place.GetProperty("area").GetProperty("code").GetString();
            row.GetAttribute("data-code").Should().Be(code);
            var worse = answer.GetProperty("items").EnumerateArray().Count(i => i.GetProperty("code").GetString() == code && i.GetProperty("verdict").GetString() == "worse");
            row.QuerySelector("[data-label=Worse]")!.Words().Should().Be($"{worse}").And.Be($"{place.GetProperty("worse").GetInt32()}");
        }
    }

    [Fact]
    public async Task NeutralIndicators_HaveNoGoodEnd()
    {
        var neutral = (await server.Get("/api/v1/indicators")).GetProperty("items").EnumerateArray().Where(i => i.GetProperty("polarity").GetString() == "none").Select(i => i.GetProperty("id").GetString()).ToHashSet();
        var areas = string.Join(',', (await server.Get("/api/v1/areas?level=lsoa21&limit=12")).GetProperty("items").EnumerateArray().Take(12).Select(a => a.GetProperty("code").GetString()));
        var items = (await server.Get($"/api/v1/compare?areas={areas}")).GetProperty("items").EnumerateArray().Where(i => neutral.Contains(i.GetProperty("indicator").GetString())).Select(i => i.GetProperty("verdict").GetString()).ToList();
        items.Should().Contain("higher").And.NotContain("worse").And.NotContain("better");
    }

    [Theory]
    [InlineData("/compare?areas=E08000016,E01007317", HttpStatusCode.BadRequest, "Barnsley (E08000016) is a local authority")]
    [InlineData("/compare?areas=E92000001", HttpStatusCode.BadRequest, "stand beside every place anyway")]
    [InlineData("/compare?areas=E54000061,E08000016", HttpStatusCode.BadRequest, "is an ICB")]
    [InlineData("/compare?areas=E01999999", HttpStatusCode.NotFound, "holds no area E01999999")]
    [InlineData("/compare?areas=Barnsley", HttpStatusCode.BadRequest, "not a list of places")]
    [InlineData("/compare?areas=E08000016&focus=nonsense", HttpStatusCode.BadRequest, "not a focus area")]
    [InlineData("/compare?areas=E08000016&show=nonsense", HttpStatusCode.BadRequest, "not a way to show")]
    [InlineData("/compare?areas=E08000016&elsewhere=maybe", HttpStatusCode.BadRequest, "neither true nor false")]
    public async Task BadAddress_IsRefusedInWords(string address, HttpStatusCode expected, string said) =>
        (await server.Page(address, expected)).QuerySelector("main")!.Words().Should().Contain(said);

    [Theory]
    [InlineData("/api/v1/compare", 400)]
    [InlineData("/api/v1/compare?areas=E08000016,E01007317", 400)]
    [InlineData("/api/v1/compare?areas=E01999999", 404)]
    [InlineData("/api/v1/compare?areas=E08000016&focus=nonsense", 400)]
    [InlineData("/api/v1/areas/E54000061/similar", 400)]
    [InlineData("/api/v1/areas/E01999999/peers", 404)]
    public async Task BadRequest_IsRefused(string address, int status) => await server.Refusal(address, status);

    [Fact]
    public async Task ThirteenPlaces_AreRefused()
    {
        var codes = (await server.Get("/api/v1/areas?level=lsoa21&limit=13")).GetProperty("items").EnumerateArray().Take(13).Select(a => a.GetProperty("code").GetString());
        (await server.Page($"/compare?areas={string.Join(',', codes)}", HttpStatusCode.BadRequest)).QuerySelector("main")!.Words().Should().Contain("1 to 12 codes");
    }

    [Theory]
    [InlineData("/compare?areas=E08000016&add=Doncaster", "/compare?areas=E08000016,E08000017")]
    [InlineData("/compare?add=e08000038", "/compare?areas=E08000016")]
    [InlineData("/compare?areas=E08000016&focus=cancer&show=spine&add=E08000019", "/compare?areas=E08000016,E08000019&focus=cancer&show=spine")]
    public async Task NameOrCode_ThatMeansOnePlace_AddsIt(string address, string expected)
    {
        var page = await server.Page(address);
        var link = page.QuerySelectorAll("a").Single(a => a.Words() == "Link to this view").GetAttribute("href")!;
        link.Should().Be($"{expected}&release={server.Published!.Id}");
    }

    [Fact]
    public async Task NameOfSeveral_AsksWhich_AndWhatIsSpelledWrongIsForgiven()
    {
        var several = (await server.Page("/compare?areas=E02001509&add=Mexborough")).QuerySelectorAll(".found a").ToList();
        var wrong = (await server.Page("/compare?areas=E02001509&add=Golthorpe")).QuerySelectorAll(".found a").ToList();
        wrong.Should().NotBeEmpty().And.OnlyContain(a => a.GetAttribute("href")!.StartsWith("/compare?areas=E02001509,E02", StringComparison.Ordinal), "of the level that is compared");
        several.Should().NotBeEmpty("there is an east and a west of it").And.OnlyContain(a => a.Words().Contains("Mexborough", StringComparison.Ordinal));
        (await server.Page("/compare?areas=E02001509&add=zzzzzz")).QuerySelector("#meant")!.ParentElement!.Words().Should().Contain("No MSOA is called");
    }
}
