namespace HealthNeeds.Dashboard.Api.Serving;

/// <summary>Metadata of an endpoint that needs a release to answer.</summary>
internal sealed record FromRelease;
