using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Downloads;

/// <summary>The OpenAPI document as a page shows it.</summary>
internal sealed class ReferenceReader([FromKeyedServices("v1")] IOpenApiDocumentProvider provider)
{
    private volatile Drawn? drawn;

    /// <param name="release">Whose focus areas the document names; null where there is none. The view of the last is kept: making the document takes a second.</param>
    public async Task<ReferenceView> Read(string? release, CancellationToken token)
    {
        if (drawn is { } last && last.Release == release)
            return last.View;
        var view = await Read(token);
        drawn = new Drawn(release, view);
        return view;
    }

    private async Task<ReferenceView> Read(CancellationToken token)
    {
        var document = await provider.GetOpenApiDocumentAsync(token);
        var operations = document.Paths.SelectMany(p => p.Value.Operations ?? [], (p, o) => Operation(p.Key, o.Value)).ToList();
        return new ReferenceView(document.Info.Description ?? string.Empty, [.. operations.GroupBy(o => o.Tag, StringComparer.Ordinal)]);
    }

    private static ReferenceOperation Operation(string path, OpenApiOperation operation)
    {
        var content = operation.Responses is { } responses && responses.TryGetValue("200", out var answer) ? answer.Content : null;
        var shape = content is not null && content.TryGetValue("application/json", out var json) ? json.Schema?.Properties : null;
        return new ReferenceOperation(
            operation.OperationId ?? path,
            operation.Tags?.FirstOrDefault()?.Name ?? "Others",
            path,
            operation.Summary ?? string.Empty,
            operation.Description,
            [.. (operation.Parameters ?? []).Select(Parameter)],
            [.. content?.Keys ?? []],
            [.. shape?.Keys ?? []],
            [.. (operation.Responses ?? []).Where(r => r.Key != "200").Select(r => r.Key)]);
    }

    private static ReferenceParameter Parameter(IOpenApiParameter parameter) => new(
        parameter.Name ?? string.Empty,
        parameter.In == ParameterLocation.Path,
        parameter.Description ?? string.Empty,
        [.. (parameter.Schema?.Enum ?? []).Select(value => value.ToString())],
        parameter.Schema?.Default?.ToString(),
        parameter.Example?.ToString());

    private sealed record Drawn(string? Release, ReferenceView View);
}

/// <param name="Groups">Operations by tag, in the document's order.</param>
public sealed record ReferenceView(string About, IReadOnlyList<IGrouping<string, ReferenceOperation>> Groups);

/// <summary>One address of the API.</summary>
/// <param name="Types">Media types it answers with.</param>
/// <param name="Fields">First level of its JSON.</param>
/// <param name="Refusals">Statuses of its problem documents.</param>
public sealed record ReferenceOperation(string Id, string Tag, string Path, string Summary, string? Description, IReadOnlyList<ReferenceParameter> Parameters, IReadOnlyList<string> Types, IReadOnlyList<string> Fields, IReadOnlyList<string> Refusals);

/// <param name="Allowed">The values it may have; empty where the description says what they look like.</param>
public sealed record ReferenceParameter(string Name, bool InPath, string Description, IReadOnlyList<string> Allowed, string? Default, string? Example);
