using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Data.Runs;

internal static class RunWords
{
    public static string Outcome(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Published => "Published",
        RunOutcome.Unchanged => "Nothing new",
        RunOutcome.Held => "Held back",
        RunOutcome.Failed => "Failed",
        _ => "Stopped",
    };

    public static string State(StageState state) => state switch
    {
        StageState.Done => "done",
        StageState.Running => "under way",
        StageState.Failed => "failed",
        StageState.Skipped => "not reached",
        _ => "waiting",
    };
}
