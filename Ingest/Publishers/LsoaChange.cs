namespace HealthNeeds.Ingest.Publishers;

/// <summary>An LSOA of 2011 and one it became in 2021.</summary>
/// <param name="Change">U unchanged, S split, M merged, X irregular.</param>
/// <param name="Ltla21">Its local authority, as authorities stood from April 2021 to March 2023.</param>
internal sealed record LsoaChange(string Lsoa11, string Lsoa11Name, string Lsoa21, string Change, string Ltla21);
