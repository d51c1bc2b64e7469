namespace HealthNeeds.Ingest.Runs;

/// <summary>One stage of the pipeline before it runs.</summary>
/// <param name="TypicalSeconds">On two cores with the bundled figures; what a first run's estimate starts from.</param>
internal sealed record StagePlan(string Id, string Title, double TypicalSeconds);
