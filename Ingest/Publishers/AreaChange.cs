namespace HealthNeeds.Ingest.Publishers;

/// <summary>An area of an older geography and one of a newer in which some of it lies.</summary>
/// <param name="Change">U unchanged, S split, M merged, X both.</param>
/// <param name="Population">Residents of Census 2021 who live in both.</param>
internal sealed record AreaChange(string From, string To, string Change, int Population);
