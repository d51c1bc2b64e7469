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

    /// <summary>"86,507 rejected rows"; of single figures where no row was rejected whole.</summary>
    public static string Rejected(RunRecord run) => run is { WholeRowsRejected: 0, SingleFiguresRejected: > 0 }
        ? Figures.Some(run.SingleFiguresRejected, "rejected figure")
        : Figures.Some(run.WholeRowsRejected, "rejected row");

    /// <summary>How rows and single figures add up to the rejections that are listed.</summary>
    public static string WhatRejectedMeans(RunRecord run) => run.SingleFiguresRejected == 0 || run.WholeRowsRejected == 0
        ? "Each was set aside by the rule named; nothing of it is used."
        : $"{Figures.Some(run.WholeRowsRejected, "row")} came to nothing, and {Figures.Some(run.SingleFiguresRejected, "single figure")} more of rows whose other figures were kept: {Figures.Count(run.RowsRejected)} rejections in all.";

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

    /// <summary>Serves a kept release again.</summary>
    public static string Rollback(string release) => $"{Program} releases rollback {release}";

    /// <summary>Shows each finding, and the figures that differ most.</summary>
    public static string Show(string id) => $"{Program} sources held {id}";

    public static string Refuse(string source, string id) => $"{Program} sources refuse {source} {id}";
}
