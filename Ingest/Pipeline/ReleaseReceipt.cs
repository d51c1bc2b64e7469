namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What a release was made from, kept beside it: enough to make its inputs again.</summary>
/// <param name="CodeIds">Of the assemblies that made it.</param>
internal sealed record ReleaseReceipt(string Release, string RunId, string Region, string ProductVersion, IReadOnlyList<string> CodeIds, string InputHash, IReadOnlyList<ReleaseInput> Inputs);
