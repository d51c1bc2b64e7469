namespace HealthNeeds.Ingest.Fetching;

/// <summary>What a pull took so far.</summary>
/// <param name="Responses">Answers, of which <paramref name="Revalidated"/> were "not modified" and <paramref name="TakenUp"/> an earlier, cut-off pull had already.</param>
/// <param name="Bytes">Of bodies, read from the network; tries that failed are in it.</param>
internal sealed record PullTally(int Responses, int Revalidated, int TakenUp, long Bytes);
