namespace HealthNeeds.Store.Releases;

/// <summary>What a release says about how it was made.</summary>
internal sealed record ReleaseStamp(string RunId, string ProductVersion, string Region, int Seed, string InputHash);
