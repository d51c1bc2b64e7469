namespace HealthNeeds.Ingest.Sources;

/// <summary>What one fetch brought.</summary>
/// <param name="Publications">One entry per source of the catalogue it speaks for.</param>
/// <param name="Files">Everything to be read, in the project's schema.</param>
internal sealed record FetchResult(IReadOnlyList<FetchedPublication> Publications, IReadOnlyList<FetchedFile> Files);
