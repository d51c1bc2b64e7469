using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HealthNeeds.Dashboard.Api.OpenApi;

/// <summary>/openapi/v1.json: the API described from the same rows that check its requests.</summary>
internal static class ApiDocument
{
    private const string Problem = "A problem document (RFC 9457) that says what was found and what is allowed.";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = description => description.HttpMethod == HttpMethods.Get && description.ActionDescriptor.EndpointMetadata.OfType<Takes>().Any();
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
            License = new OpenApiLicense { Name = $"Figures: {Licences.Figures}", Url = new Uri("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/") },
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
        var rules = context.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>().Single().Rules;
        operation.Parameters = [.. rules.Select(ParameterDocument.Of)];
        AddFormats(operation, rules);
        var schema = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), parameterDescription: null, token);
        foreach (var status in Statuses(context))
            operation.Responses!.TryAdd(status, Refusal(schema, status));
    }

    private static IEnumerable<string> Statuses(OpenApiOperationTransformerContext context)
    {
        yield return "400";
        if (context.Description.RelativePath!.Contains('{', StringComparison.Ordinal) || Takes(context, ParameterRules.Within.Name, ParameterRules.Area.Name, ParameterRules.Release.Name))
            yield return "404";
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<FromRelease>().Any())
            yield return "503";
    }

    private static bool Takes(OpenApiOperationTransformerContext context, params string[] names) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<Takes>().Single().Rules.Any(r => names.Contains(r.Name, StringComparer.Ordinal));

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
        if (formats.Contains("csv", StringComparer.Ordinal))
            content["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
        if (formats.Contains("geojson", StringComparer.Ordinal))
            content["application/geo+json"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.Object } };
    }
}
