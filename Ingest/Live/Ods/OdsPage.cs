namespace HealthNeeds.Ingest.Live.Ods;

internal sealed record OdsPage(IReadOnlyList<OdsOrganisation>? Organisations);
