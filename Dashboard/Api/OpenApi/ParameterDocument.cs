using System.Text.Json.Nodes;
using HealthNeeds.Dashboard.Api.Parameters;
using Microsoft.OpenApi;

namespace HealthNeeds.Dashboard.Api.OpenApi;

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
