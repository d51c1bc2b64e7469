using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Data.Sources;

internal static class SourceWords
{
    public static string State(SourceState state) => state switch
    {
        SourceState.Changed => "New figures came",
        SourceState.Unchanged => "Nothing new",
        SourceState.Stale => "No usable answer; earlier figures serve",
        SourceState.Held => "Held back by a rule",
        _ => "No usable answer",
    };
}
