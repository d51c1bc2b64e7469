namespace HealthNeeds.Ingest.Publishers;

/// <summary>An LSOA of 2021 and the areas it lies in.</summary>
internal sealed record LsoaPlace(string Code, string Name, string Msoa, string MsoaName, string Ltla, string LtlaName, string Icb, string IcbName);
