namespace HealthNeeds.Ingest.Live;

/// <summary>Somebody else is asking for, or deciding on, the same source.</summary>
internal sealed class SourceBusyException(string source)
    : Exception($"Source '{source}' is in use: another pull of it, or a decision on it, is under way. Expected none. Wait for it to end.");
