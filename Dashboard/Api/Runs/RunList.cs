using HealthNeeds.Core.Runs;

namespace HealthNeeds.Dashboard.Api.Runs;

/// <param name="Items">Newest first, failed ones too.</param>
internal sealed record RunList(IReadOnlyList<RunRecord> Items);

/// <param name="Rejected">All rejections of the run, of which the kept file may hold the first part only.</param>
/// <param name="WholeRows">Those of them that are whole rows; the others are single figures of rows whose other figures were kept.</param>
/// <param name="Rules">Counted by source and rule, with examples.</param>
internal sealed record RejectionList(string Run, long Rejected, long WholeRows, IReadOnlyList<RejectionCount> Rules, IReadOnlyList<Rejection> Items);

/// <summary>How far the pipeline is. While it is idle everything but the state is null or empty.</summary>
/// <param name="State">"running"; "idle" while no run is under way; "lost" where a run stopped writing without ending.</param>
/// <param name="Fraction">Share done, 0 to 1; null unless a run is under way.</param>
internal sealed record ProgressAnswer(
    string State,
    string? RunId,
    DateTimeOffset? Started,
    DateTimeOffset? Updated,
    double? Fraction,
    string? Message,
    double? SecondsLeft,
    IReadOnlyList<RunStage> Stages)
{
    private static readonly ProgressAnswer Idle = new("idle", RunId: null, Started: null, Updated: null, Fraction: null, Message: null, SecondsLeft: null, []);

    public static ProgressAnswer Of(RunProgress? run, DateTimeOffset now) => run switch
    {
        null => Idle,
        _ when run.IsLive(now) => new("running", run.RunId, run.Started, run.Updated, run.Fraction, run.Message, run.SecondsLeft, run.Stages),
        _ => Idle with { State = "lost", RunId = run.RunId, Started = run.Started, Updated = run.Updated, Message = run.Message },
    };
}
