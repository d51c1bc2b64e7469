using HealthNeeds.Dashboard.Api.Parameters;

namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>Metadata of an endpoint: the parameters it knows. Requests are checked, and the OpenAPI document is written, from this.</summary>
internal sealed record Takes(IReadOnlyList<ParameterRule> Rules);
