namespace HealthNeeds.Ingest.Live;

internal sealed class NothingHeldException(string source, string id, string found)
    : Exception($"No figures '{id}' of source '{source}' wait for a decision. Found waiting: {found}; expected an id that 'sources held' shows.");
