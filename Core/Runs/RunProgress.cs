namespace HealthNeeds.Core.Runs;

/// <summary>How far the live run is. Written a few times a second while one runs and removed when it ends.</summary>
/// <param name="Fraction">Share done, 0–1, weighted by how long each stage took last time.</param>
/// <param name="Message">What is being done now, in a reader's words.</param>
/// <param name="Updated">When this was written: one much older than a few seconds was left behind by a run that was killed.</param>
/// <param name="SecondsLeft">From the last run's stage times; null once a stage takes longer than these say.</param>
public sealed record RunProgress(
    string RunId,
    DateTimeOffset Started,
    DateTimeOffset Updated,
    double Fraction,
    string Message,
    IReadOnlyList<RunStage> Stages,
    double? SecondsLeft)
{
    /// <summary>A live run writes at least this often, several times over.</summary>
    public static readonly TimeSpan LiveFor = TimeSpan.FromSeconds(15);

    /// <summary>A time that is yet to come counts as long ago: the clock was set back since.</summary>
    public bool IsLive(DateTimeOffset now) => (now - Updated).Duration() < LiveFor;
}

/// <summary>How far the asking of one source is. Written about once a second while it goes on, and removed when it ends.</summary>
/// <param name="Updated">When this was written: one much older than a few seconds was left behind by a process that was killed.</param>
/// <param name="Reading">True once everything was answered: what came is read and judged.</param>
/// <param name="Responses">Answers so far.</param>
/// <param name="Bytes">As they came, packed where the publisher packs.</param>
public sealed record PullProgress(string Source, DateTimeOffset Started, DateTimeOffset Updated, bool Reading, int Responses, long Bytes)
{
    /// <summary>A pull under way writes at least this often, several times over.</summary>
    public static readonly TimeSpan LiveFor = TimeSpan.FromSeconds(15);

    /// <summary>A time that is yet to come counts as long ago: the clock was set back since.</summary>
    public bool IsLive(DateTimeOffset now) => (now - Updated).Duration() < LiveFor;
}
