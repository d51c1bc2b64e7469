using System.Text.Json;
using HealthNeeds.Dashboard.Api.Serving;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Dashboard.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class OpenApiTests(ApiServer server)
{
    [Fact]
    public async Task Document_Paths_AreTheMappedOnes()
    {
        var mapped = server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/') is var path && (path.StartsWith("api/v1/") || path.StartsWith("health/")))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'));
        var document = await server.Get("/openapi/v1.json");
        document.GetProperty("paths").EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo(mapped);
    }

    /// <summary>Of any other handler the framework would make one when the site starts, in code that it writes for it.</summary>
    [Fact]
    public void Resources_AreAskedAsTheyAreMapped_WithoutCodeMadeAtTheStart() =>
        server.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(e => e.Metadata.GetMetadata<ParameterMetadata>() is not null).ToList()
            .Should().NotBeEmpty().And.OnlyContain(e => e.RequestDelegate!.Method.Module.Assembly == typeof(ParameterMetadata).Assembly);

    [Fact]
    public async Task Document_Operations_HaveWordsShapesAndRefusals()
    {
        foreach (var (path, operation) in await Operations())
        {
            operation.GetProperty("summary").GetString().Should().NotBeNullOrEmpty(path);
            operation.GetProperty("operationId").GetString().Should().NotBeNullOrEmpty(path);
            var responses = operation.GetProperty("responses");
            responses.GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema").EnumerateObject().Should().NotBeEmpty(path);
            responses.GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _).Should().BeTrue(path);
        }
    }

    [Fact]
    public async Task Document_Parameters_SayWhatTheyAllowAndGiveAnExample()
    {
        foreach (var (path, operation) in await Operations())
        {
            foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [])
            {
                parameter.GetProperty("description").GetString().Should().NotBeNullOrEmpty(path);
                parameter.GetProperty("example").GetString().Should().NotBeNullOrEmpty(path);
            }
        }

        var level = (await Operations())["/api/v1/rankings"].GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "level").GetProperty("schema");
        level.GetProperty("enum").EnumerateArray().Select(v => v.GetString()).Should().Equal("lsoa21", "msoa21", "ltla24", "icb");
        level.GetProperty("default").GetString().Should().Be("lsoa21");
    }

    [Fact]
    public async Task Document_RankingItem_HasAnExampleOfItsOwnShape()
    {
        var schema = (await server.Get("/openapi/v1.json")).GetProperty("components").GetProperty("schemas").GetProperty("RankingItem");
        schema.GetProperty("examples")[0].EnumerateObject().Select(p => p.Name).Should().BeEquivalentTo(schema.GetProperty("properties").EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public void Document_Rules_AcceptTheirExamplesAndDefaults()
    {
        var rules = server.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .SelectMany(e => e.Metadata.GetMetadata<ParameterMetadata>()?.Rules ?? []).Where(r => !r.InPath).ToList();
        rules.Should().NotBeEmpty().And.OnlyContain(r => r.Accepts(r.Example) && (r.Default == null || r.Accepts(r.Default)));
        foreach (var rule in rules.Where(r => r.IsClosed))
            rule.Allowed.Should().OnlyContain(value => rule.Accepts(value));
    }

    private async Task<Dictionary<string, JsonElement>> Operations() =>
        (await server.Get("/openapi/v1.json")).GetProperty("paths").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetProperty("get"), StringComparer.Ordinal);
}
