using System.Text.Json;
using System.Text.Json.Nodes;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Store.Releases;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HealthNeeds.Dashboard.Api.OpenApi;

/// <summary>/openapi/v1.json: the API described from the same rows that check its requests.</summary>
internal static class ApiDocument
{
    private const string Problem = "A problem document (RFC 9457) that says what was found and what is allowed.";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.HttpMethod == HttpMethods.Get && description.ActionDescriptor.EndpointMetadata.OfType<ParameterMetadata>().Any();
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddSchemaTransformer((schema, context, _) => Describe(schema, context));
        options.AddOperationTransformer((operation, context, token) => Describe(operation, context, token));
    });

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "HealthNeeds",
            Version = "v1",
            Description = "Unmet health need ranked, explained and matched to assets. Every answer names the release it was read from. " + string.Join(' ', RankingReading.Caveats),
            License = new OpenApiLicense { Name = $"Figures: {FigureLicence.Figures}", Url = new Uri(TableFacts.LicenceAddress) },
        };
        // Where it is served is known to whoever fetched it; an address behind a proxy would be wrong.
        document.Servers = [];
        return Task.CompletedTask;
    }

    private static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        if (context.JsonTypeInfo.Type == typeof(RankingItem))
            schema.Examples = [Examples.RankingItem()!];
        return Task.CompletedTask;
    }

    private static async Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken token)
    {
        var rules = context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterMetadata>().Single().Rules;
        var focusAreas = FocusAreas(context.ApplicationServices.GetRequiredService<ReleaseStore>());
        operation.Parameters = [.. rules.Select(r => ParameterDocument.Of(r.Name == ParameterRules.Focus.Name && focusAreas.Count > 0 ? r.Among(focusAreas) : r))];
        AddFormats(operation, rules);
        var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), parameterDescription: null, token);
        foreach (var status in Statuses(context))
            operation.Responses!.TryAdd(status, Refusal(schema, status));
    }

    /// <summary>Those of the release that is served; none while there is no release.</summary>
    private static IReadOnlyList<FocusArea> FocusAreas(ReleaseStore store)
    {
        using var lease = store.TryLease();
        return lease?.Manifest.FocusAreas() ?? [];
    }

    private static IEnumerable<string> Statuses(OpenApiOperationTransformerContext context)
    {
        yield return "400";
        if (context.Description.RelativePath!.Contains('{', StringComparison.Ordinal) || Takes(context, ParameterRules.Within.Name, ParameterRules.Area.Name, ParameterRules.Release.Name, ParameterRules.Icb.Name))
            yield return "404";
        if (Takes(context, ParameterRules.Code.Name, ParameterRules.Within.Name, ParameterRules.Area.Name, ParameterRules.Icb.Name))
            yield return "410";
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ReleaseMetadata>().Any())
            yield return "503";
    }

    private static bool Takes(OpenApiOperationTransformerContext context, params string[] names) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<ParameterMetadata>().Single().Rules.Any(r => names.Contains(r.Name, StringComparer.Ordinal));

    private static OpenApiResponse Refusal(OpenApiSchema schema, string status) => new()
    {
        Description = status == "503" ? ProblemKinds.NoRelease.Meaning : Problem,
        Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/problem+json"] = new() { Schema = schema, Example = Examples.Problem(status) } },
    };

    private static void AddFormats(OpenApiOperation operation, IReadOnlyList<ParameterRule> rules)
    {
        var formats = rules.FirstOrDefault(r => r.Name == ParameterRules.JsonOrCsv.Name)?.Allowed ?? [];
        if (operation.Responses?["200"].Content is not { } content)
            return;
        foreach (var table in TableFormat.All.Where(f => formats.Contains(f.Name, StringComparer.Ordinal)))
            content[table.ContentType.Split(';')[0]] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = table == TableFormat.Metadata ? JsonSchemaType.Object : JsonSchemaType.String } };
        if (formats.Contains("geojson", StringComparer.Ordinal))
            content["application/geo+json"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } };
    }
}

/// <summary>A parameter rule as OpenAPI writes it.</summary>
internal static class ParameterDocument
{
    public static IOpenApiParameter Of(ParameterRule rule) => new OpenApiParameter
    {
        Name = rule.Name,
        In = rule.InPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = rule.InPath,
        Description = rule.IsClosed ? rule.Description : $"{rule.Description} Expected: {rule.Allowed[0]}.",
        Example = JsonValue.Create(rule.Example),
        Schema = new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            MaxLength = rule.MaxLength,
            Enum = rule.IsClosed ? [.. rule.Allowed.Select(value => JsonValue.Create(value)!)] : null,
            Default = rule.Default is { } text ? JsonValue.Create(text) : null,
        },
    };
}

/// <summary>Answers as they look, made of the types that are sent so that they cannot fall behind them. The figures are invented.</summary>
internal static class Examples
{
    public static JsonNode? Problem(string status) => JsonSerializer.SerializeToNode(
        ApiProblem.Of(status switch
        {
            "400" => Dashboard.Problems.Problem.Of(ProblemKinds.BadValue, "The value of 'level' is not allowed. Expected one of lsoa21, msoa21, ltla24.", ParameterRules.Level.Name, "ward", ParameterRules.Level.Allowed),
            "410" => Dashboard.Problems.Problem.Of(ProblemKinds.AbolishedIcb, "NHS Sussex Integrated Care Board (E54000064) is an ICB of 2024 that was abolished since: all of its 1,029 LSOAs lie in NHS Surrey and Sussex Integrated Care Board (E54000069).", ParameterRules.Code.Name, "E54000064", ["/api/v1/areas/E54000069 (NHS Surrey and Sussex Integrated Care Board)"]),
            "404" => Dashboard.Problems.Problem.Of(ProblemKinds.UnknownArea, "This release holds no area E01999999.", ParameterRules.Code.Name, "E01999999", ["a code listed at /api/v1/areas"]),
            _ => Dashboard.Problems.Problem.Of(ProblemKinds.NoRelease, "A run is 25% done: Training. About 40 seconds are left."),
        }),
        ApiJson.Answers.ApiProblem);

    public static JsonNode? RankingItem() => JsonSerializer.SerializeToNode(Rankings.RankingItem.Example, ApiJson.Answers.RankingItem);
}
