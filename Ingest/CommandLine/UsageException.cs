namespace HealthNeeds.Ingest.CommandLine;

/// <summary>A command was asked for something that does not exist. The message says what, and what there is.</summary>
internal sealed class UsageException(string message) : Exception(message);
