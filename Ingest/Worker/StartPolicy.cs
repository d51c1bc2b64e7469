namespace HealthNeeds.Ingest.Worker;

internal enum StartPolicy
{
    WhenNoRelease,
    Always,
    Never,
}
