using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Wording;

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

internal static class SourceWords
{
    public static string State(SourceState state) => state switch
    {
        SourceState.Changed => "New figures came",
        SourceState.Unchanged => "Nothing new",
        SourceState.Stale => "No usable answer; earlier figures in use",
        SourceState.Held => "Held back by a rule",
        _ => "No usable answer",
    };
}

/// <summary>What an analyst types to decide on figures that were held back.</summary>
internal static class HeldCommands
{
    private const string Program = "dotnet Ingest/bin/Release/net10.0/HealthNeeds.Ingest.dll";

    public static string Accept(string source, string id) => $"{Program} sources accept {source} {id}";

    public static string Refuse(string source, string id) => $"{Program} sources refuse {source} {id}";
}
