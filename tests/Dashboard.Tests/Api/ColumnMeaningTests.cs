using System.Text.Json;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Serving;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parquet;

namespace HealthNeeds.Dashboard.Tests.Api;

/// <summary>Every CSV there is, against the one list of column meanings.</summary>
[Collection(nameof(NextServer))]
public sealed class ColumnMeaningTests(NextServer server)
{
    /// <summary>Addresses that together show every column of a download, by the endpoint's name.</summary>
    private Dictionary<string, string[]> Addresses => new(StringComparer.Ordinal)
    {
        ["rankings"] = ["/api/v1/rankings"],
        ["conditions"] = ["/api/v1/conditions?condition=diabetes-blood-pressure"],
        ["scenario"] = ["/api/v1/scenario"],
        ["plan"] = ["/api/v1/plan", "/api/v1/plan?table=sites", "/api/v1/plan?table=curve", "/api/v1/plan?table=authorities"],
        ["power"] = ["/api/v1/power?outcome=mean&control=50&intervention=52&deviation=10&clusterSize=30&icc=0.05"],
        ["test-beds"] = ["/api/v1/test-beds?need=indicator:qof-copd"],
        ["indicators"] = ["/api/v1/indicators"],
        ["indicatorValues"] = ["/api/v1/indicators/iod2025-ypll/values"],
        ["indicatorBreakdowns"] = ["/api/v1/indicators/iod2025-ypll/breakdowns"],
        ["areaIndicators"] = ["/api/v1/areas/E01007317/indicators"],
        ["compare"] = ["/api/v1/compare?areas=E08000016,E08000017"],
        ["places"] = ["/api/v1/places?areas=E01007317,E01007318,E01007319"],
        ["placeFigures"] = ["/api/v1/places/figures?areas=E01007317,E01007318,E01007319"],
        ["placeChanges"] = ["/api/v1/places/changes?areas=E01007317,E01007318,E01007319"],
        ["similar"] = ["/api/v1/areas/E02001509/similar"],
        ["peers"] = ["/api/v1/areas/E02001509/peers"],
        ["hot-spots"] = ["/api/v1/hot-spots"],
        ["draws"] = ["/api/v1/draws"],
        ["correlations"] = ["/api/v1/correlations", "/api/v1/correlations?indicator=census2021-bad-health"],
        ["gaps"] = ["/api/v1/gaps", "/api/v1/gaps?table=places&need=obesity", "/api/v1/gaps?table=outreach", "/api/v1/gaps?table=pairs"],
        ["deprivation"] = ["/api/v1/deprivation"],
        ["inequality"] = ["/api/v1/inequality?indicator=census2021-bad-health", "/api/v1/inequality?indicator=census2021-bad-health&table=fifths", "/api/v1/inequality?indicator=census2021-bad-health&table=slopes"],
        ["assets"] = ["/api/v1/assets"],
        ["matches"] = ["/api/v1/matches?area=E01007317"],
        ["research"] = ["/api/v1/research"],
        ["research-balance"] = ["/api/v1/research/balance?focus=cancer"],
        ["models"] = ["/api/v1/models"],
        ["sources"] = ["/api/v1/sources"],
        ["sourceStatuses"] = ["/api/v1/sources/status"],
        ["sourceStatus"] = ["/api/v1/sources/qof2021/status"],
        ["rejections"] = ["/api/v1/runs/20000101T000000Z-held/rejections"],
        ["moves"] = [$"/api/v1/releases/{server.Published!.Id}/changes/moves"],
        ["revisions"] = [$"/api/v1/releases/{server.Published!.Id}/changes/revisions"],
    };

    [Fact]
    public void EveryEndpointThatAnswersWithTables_IsInTheList()
    {
        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(e => e.Metadata.GetMetadata<ParameterMetadata>()?.Rules.Any(r => r.Name == "format" && r.Allowed.Contains("csv")) == true)
            .Select(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).ToList();
        ColumnMeanings.All.Tables.Select(t => t.Id).Should().BeEquivalentTo(mapped, "columns.json explains every download and none that is gone");
        Addresses.Keys.Should().BeEquivalentTo(mapped, "this test asks for every download");
    }

    [Fact]
    public async Task EveryColumn_OfEveryCsv_HasAMeaning_AndEveryMeaningAColumn()
    {
        foreach (var (id, addresses) in Addresses)
        {
            var table = ColumnMeanings.All.Find(id)!;
            var found = new List<string>();
            foreach (var address in addresses)
                found.AddRange(StrictCsv.Records((await server.Client.GetStringAsync(Csv(address))).TrimStart('\uFEFF'))[0]);
            found.Where(c => table.Find(c) is null).Should().BeEmpty($"columns.json explains every column of '{id}'");
            // The fixture may lack the figures behind a measure of test-beds.
            table.Columns.Where(c => c.Unit is not ("%" or "decile")).Select(c => c.Name).Where(n => n.EndsWith('*') ? !found.Any(f => f.StartsWith(n[..^1], StringComparison.Ordinal)) : !found.Contains(n)).Should().BeEmpty($"'{id}' has no meanings left over");
            table.Columns.Should().OnlyContain(c => c.Means.EndsWith('.') || c.Means.EndsWith('"'), "a meaning is a sentence");
        }
    }

    [Fact]
    public async Task EveryColumn_DeclaredADate_IsOfDays()
    {
        foreach (var (id, addresses) in Addresses)
        {
            var dates = ColumnMeanings.All.Find(id)!.Columns.Where(c => c.Type == "date").Select(c => c.Name).ToList();
            foreach (var address in dates.Count == 0 ? [] : addresses)
            {
                using var file = new MemoryStream(await server.Client.GetByteArrayAsync(Csv(address).Replace("format=csv", "format=parquet", StringComparison.Ordinal)));
                await using var reader = await ParquetReader.CreateAsync(file);
                reader.Schema.DataFields.Where(f => dates.Contains(f.Name) && f.ClrType == typeof(string)).Select(f => f.Name).Should().BeEmpty($"'{id}' declares days");
            }
        }
    }

    [Fact]
    public async Task EveryCsv_LeadsToItsDescription_WhichNamesItsColumnsInOrder()
    {
        foreach (var (id, addresses) in Addresses)
        {
            var csv = await server.Client.GetAsync(Csv(addresses[0]));
            var link = string.Join(", ", csv.Headers.GetValues("Link"));
            link.Should().Contain("rel=\"describedby\"; type=\"application/csvm+json\"", id);
            var address = link.Split('<').Single(part => part.Contains("describedby", StringComparison.Ordinal)).Split('>')[0];
            var answer = await server.Client.GetAsync(address);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/csvm+json", address);
            var metadata = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            metadata.GetProperty("@context")[0].GetString().Should().Be("http://www.w3.org/ns/csvw");
            var columns = metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToList();
            var text = await server.Client.GetStringAsync(metadata.GetProperty("url").GetString());
            columns.Select(c => c.GetProperty("titles").GetString()).Should().Equal(StrictCsv.Records(text.TrimStart('\uFEFF'))[0], id);
            columns.Should().OnlyContain(c => c.GetProperty("dc:description").GetString() != string.Empty, id);
        }
    }

    [Fact]
    public async Task Description_OfARanking_SaysUnitTypeLicenceSourceAndRelease()
    {
        var metadata = JsonSerializer.Deserialize<JsonElement>(await server.Client.GetStringAsync("/api/v1/rankings?focus=cancer&format=csvw"));
        metadata.GetProperty("url").GetString().Should().Contain("focus=cancer").And.Contain($"release={server.Published!.Id}").And.EndWith("format=csv");
        metadata.GetProperty("dc:license").GetProperty("@id").GetString().Should().Contain("open-government-licence");
        metadata.GetProperty("dc:rights").EnumerateArray().Should().NotBeEmpty();
        metadata.GetProperty("dc:isVersionOf").GetString().Should().Contain(server.Published!.Id);
        var columns = metadata.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);
        columns["population"].GetProperty("schema:unitText").GetString().Should().Be("people");
        columns["population"].GetProperty("datatype").GetString().Should().Be("integer");
        columns["newestPeriodEnd"].GetProperty("datatype").GetString().Should().Be("date");
        columns["name"].GetProperty("datatype").GetString().Should().Be("string");
        columns["score"].GetProperty("datatype").GetString().Should().Be("number");
    }

    private static string Csv(string address) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csv";
}
