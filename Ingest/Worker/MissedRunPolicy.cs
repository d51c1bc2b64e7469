namespace HealthNeeds.Ingest.Worker;

internal enum MissedRunPolicy
{
    /// <summary>However many were missed, run once as soon as possible, then keep to the schedule.</summary>
    RunOnce,

    /// <summary>Wait for the next scheduled time.</summary>
    Skip,
}
