using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Worker;

/// <summary>How fresh one source is: what the worker wrote of it, and what that means now.</summary>
/// <param name="Source">Null where the release does not know it.</param>
/// <param name="Rows">How many rows of it the release holds.</param>
/// <param name="Status">Null where the worker has written nothing, or nothing readable.</param>
/// <param name="Problem">Why what was written cannot be read; null where it can.</param>
/// <param name="Pull">How far asking it is; null where it is not being asked just now.</param>
public sealed record FreshnessView(string Id, Source? Source, long Rows, SourceStatus? Status, string? Problem, DateTimeOffset Now, PullProgress? Pull = null)
{
    public string Title => Source?.Title ?? Id;

    /// <summary>True of an indicator that this installation added: a file is read, and nobody is asked.</summary>
    public bool IsOwn => OwnIndicators.IsOwn(Id);

    public FreshnessState State => Status switch
    {
        _ when Problem is not null => FreshnessState.Unreadable,
        { Held: not null } => FreshnessState.Held,
        { LastAsked: null } or null when Source?.Supply == FigureSupply.BundledOnly => FreshnessState.BundledOnly,
        { LastAsked: null } or null => FreshnessState.NotAsked,
        _ when Status.IsStale(Now) => FreshnessState.Stale,
        { StaleSince: not null } => FreshnessState.Late,
        _ => FreshnessState.Fresh,
    };

    /// <summary>True also where figures are held back at the same time.</summary>
    public bool IsStale => Status?.IsStale(Now) == true;

    /// <summary>Somebody should look: it is listed first.</summary>
    public bool NeedsAttention => State is FreshnessState.Unreadable or FreshnessState.Held or FreshnessState.Stale;

    public string Name => State switch
    {
        FreshnessState.Unreadable => "Status unreadable",
        FreshnessState.Held => "Held back",
        FreshnessState.Stale => "Stale",
        FreshnessState.Late => "Could not be updated",
        FreshnessState.BundledOnly => "Bundled figures",
        FreshnessState.NotAsked => Rows == 0 ? "No figures yet" : IsOwn ? "Own figures" : "Bundled figures",
        _ => Status!.State == HealthNeeds.Core.Runs.SourceState.Changed ? "New figures" : "Nothing new",
    };

    /// <summary>When its publisher was last asked: how old the figures are is another thing.</summary>
    public string Asked => IsOwn ? Status?.LastAsked is { } read ? $"last read on {Figures.Day(read)}" : "not read since"
        : Status?.LastAsked is { } asked ? $"last asked on {Figures.Day(asked)}"
        : Source?.Supply == FigureSupply.BundledOnly ? "came with the product, not asked again"
        : "not asked yet";

    /// <summary>What it means for whoever reads the figures.</summary>
    public string Words => State switch
    {
        FreshnessState.Unreadable => $"The status that the worker wrote cannot be read: {Problem}",
        FreshnessState.Held => $"New figures came {Age(Status!.Held!.Since)} ago and a rule held them back: they wait for a decision, and {Serving} are in use meanwhile.{(IsStale ? $" {Unanswered}" : null)}",
        FreshnessState.Stale => $"{Unanswered} {SentenceCase.Start(Serving)} are in use. {Status!.Why}".Trim(),
        FreshnessState.Late when Status!.SwitchedOff => $"The last check failed, and updates of this source are switched off: the publisher is not asked any more. {SentenceCase.Start(Serving)} are in use. {Status.Why}".Trim(),
        FreshnessState.Late => $"The last check failed; the figures count as fresh until {Figures.Day((Status!.LastAnswered ?? Status.StaleSince!.Value) + Status.AllowedAge)}. {Status.Why}".Trim(),
        FreshnessState.BundledOnly => $"The figures are those bundled with the product ({Source!.Period}); the publisher is not asked for newer ones.",
        FreshnessState.NotAsked when IsOwn => "The figures are of a file of this installation.",
        FreshnessState.NotAsked => $"{SentenceCase.Start(Serving)} are in use; the publisher has not been asked yet.",
        _ when Status!.IsOverdue(Now) => $"{Status.Why} The next check was due on {Figures.Moment(Status.NextRun!.Value)} and did not happen: is the worker running?".TrimStart(),
        _ when IsOwn => Status!.Why ?? "The figures are of a file of this installation, as it was when a refresh last read it.",
        _ => Status!.Why ?? (Status.State == HealthNeeds.Core.Runs.SourceState.Changed ? "New figures came when the publisher was last asked." : "The publisher has nothing new."),
    };

    private string Unanswered => Status is not { } status ? string.Empty
        : status.IsAhead(Now) ? $"It was last asked at a time that is yet to come ({Figures.Moment(status.LastAsked!.Value)}): a clock was wrong then, or is now, so how old the figures are cannot be told. The next answer puts it right."
        : $"No usable answer for {Age(status.LastAnswered ?? status.StaleSince ?? status.LastAsked!.Value)}; figures count as fresh for {Figures.Span(status.AllowedAge)}.{(status.IsOverdue(Now) ? $" The next check was due on {Figures.Moment(status.NextRun!.Value)} and did not happen: is the worker running?" : null)}";

    private string Serving => Status?.LastChanged is { } changed ? $"the figures of {Figures.Day(changed)}"
        : Rows == 0 ? "no figures"
        : $"the bundled figures{(Source is null ? null : $" ({Source.Period})")}";

    private string Age(DateTimeOffset since) => Figures.Span(Now - since);
}

/// <summary>How a source stands, as one word for a reader; the first that applies, from the top.</summary>
public enum FreshnessState
{
    /// <summary>What the worker wrote of it cannot be read.</summary>
    Unreadable,

    /// <summary>Figures came that a rule held back; somebody has to decide.</summary>
    Held,

    /// <summary>No usable answer for longer than its cadence allows.</summary>
    Stale,

    /// <summary>The last try failed; the figures are still young enough.</summary>
    Late,

    /// <summary>Nothing asks the publisher: the bundled figures change with the product alone.</summary>
    BundledOnly,

    /// <summary>Nobody has asked the publisher yet.</summary>
    NotAsked,

    Fresh,
}
