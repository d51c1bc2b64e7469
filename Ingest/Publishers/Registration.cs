namespace HealthNeeds.Ingest.Publishers;

/// <summary>How many patients of a GP practice live in an LSOA of 2011, or of 2021.</summary>
internal readonly record struct Registration(string Practice, string Lsoa, int Patients);
