using System.Text.Json;
using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Worker;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Dashboard.Api.Sources;

internal sealed record SourceList(ReleaseStamp Release, IReadOnlyList<SourceItem> Items);

/// <summary>A published data set, its terms, and what became of its rows.</summary>
/// <param name="Own">True where it is an indicator that this installation added: no official statistic.</param>
internal sealed record SourceItem(
    string Id,
    string Publisher,
    string Title,
    string Address,
    string Licence,
    string LicenceAddress,
    string Attribution,
    string Period,
    string Cadence,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    string Sha256,
    bool Own)
{
    public static SourceItem Of(SourceCount count) => new(
        count.Source.Id,
        count.Source.Publisher,
        count.Source.Title,
        count.Source.Address.ToString(),
        count.Source.Licence,
        count.Source.LicenceAddress.ToString(),
        count.Source.Attribution,
        count.Source.Period,
        count.Source.Cadence,
        count.RowsIn,
        count.RowsKept,
        count.RowsRejected,
        count.Sha256,
        count.Source.IsOwn);
}

/// <param name="Now">When this was read: it changes while a release is served.</param>
internal sealed record SourceStatusList(DateTimeOffset Now, IReadOnlyList<SourceStatusItem> Items);

/// <summary>How fresh one source is now.</summary>
/// <param name="State">"fresh"; "late": the last try failed and the figures are young enough; "stale"; "held": figures wait for a decision; "not-asked"; "bundled-only": nothing asks the publisher; "unreadable".</param>
/// <param name="Words">The same for a reader.</param>
/// <param name="LastAnswered">When the publisher last gave a usable answer, changed or not.</param>
/// <param name="LastChanged">When new figures last came; null while the bundled ones serve.</param>
/// <param name="StaleSince">When the first of the failures in a row began.</param>
/// <param name="Stale">True once the figures are older than their cadence allows, also where others are held.</param>
/// <param name="FreshForDays">How long figures count as fresh after an answer.</param>
/// <param name="Editions">Whether the publisher has a newer edition, and the setting that takes it; null where nobody looks.</param>
/// <param name="Recent">The last pulls, newest first.</param>
/// <param name="UnderWay">How far asking it is; null where it is not being asked just now.</param>
internal sealed record SourceStatusItem(
    string Id,
    string Title,
    string State,
    string Words,
    DateTimeOffset? LastAsked,
    DateTimeOffset? LastAnswered,
    DateTimeOffset? LastChanged,
    DateTimeOffset? StaleSince,
    bool Stale,
    DateTimeOffset? NextRun,
    double? FreshForDays,
    HeldFigures? Held,
    EditionStatus? Editions,
    IReadOnlyList<PullRecord> Recent,
    PullProgress? UnderWay)
{
    public static SourceStatusItem Of(FreshnessView item) => new(
        item.Id,
        item.Title,
        item.State.Id(),
        item.Words,
        item.Status?.LastAsked,
        item.Status?.LastAnswered,
        item.Status?.LastChanged,
        item.Status?.StaleSince,
        item.IsStale,
        item.Status?.NextRun,
        item.Status is { } status ? Math.Round(status.AllowedAge.TotalDays, 2) : null,
        item.Status?.Held,
        item.Status?.Editions,
        item.Status?.Recent ?? [],
        item.Pull);
}
