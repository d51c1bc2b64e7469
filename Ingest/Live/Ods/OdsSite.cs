namespace HealthNeeds.Ingest.Live.Ods;

/// <summary>Under which code and at which postcode NHS ODS held an asset's site when the catalogue was made.</summary>
/// <param name="Asset">Id of the asset in data/assets.json.</param>
internal sealed record OdsSite(string Asset, string Code, string Postcode);
