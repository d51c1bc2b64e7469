namespace HealthNeeds.Store.Releases;

/// <summary>What a release says about how it was made.</summary>
/// <param name="Method">What ranks are made by: "version 1; draws 1000; …", each entry a name and, after its last space, a value.</param>
internal sealed record ReleaseStamp(string RunId, string ProductVersion, string Region, int Seed, string InputHash, string Method);
