namespace HealthNeeds.Store.Releases;

/// <summary>What a release says of itself.</summary>
/// <param name="Id">Its file name without the extension; never used again.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="Published">When it was made the current release.</param>
/// <param name="Created">When the run that made it began to write it.</param>
/// <param name="InputHash">Of everything it was made from.</param>
public sealed record ReleaseInfo(
    string Id,
    string Sha256,
    DateTimeOffset Published,
    DateTimeOffset Created,
    string RunId,
    int SchemaVersion,
    string ProductVersion,
    string Region,
    int Seed,
    string InputHash);
