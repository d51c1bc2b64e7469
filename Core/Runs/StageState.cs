namespace HealthNeeds.Core.Runs;

public enum StageState
{
    Waiting,
    Running,
    Done,
    Failed,

    /// <summary>Not reached, because an earlier stage ended the run.</summary>
    Skipped,
}
