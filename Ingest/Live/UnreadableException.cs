namespace HealthNeeds.Ingest.Live;

/// <summary>What waits cannot be accepted: there are no figures in it.</summary>
internal sealed class UnreadableException(Receipt held)
    : Exception($"What came of source '{held.Source}' ({held.Id}) cannot be accepted, for no figure could be read of it: {held.Holding.FirstOrDefault()} Refuse it, or install a build that knows the new name: it reads the kept answer again.");
