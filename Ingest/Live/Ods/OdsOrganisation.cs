namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>One organisation as the directory's search lists it (ORD 2-0-0).</summary>
/// <param name="Status">"Active" or "Inactive".</param>
internal sealed record OdsOrganisation(string Name, string OrgId, string Status, string? PostCode, string? LastChangeDate);
