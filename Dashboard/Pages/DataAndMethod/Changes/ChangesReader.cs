using System.Data.Common;
using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Changes;

/// <summary>Makes the view of the changes page.</summary>
internal sealed class ChangesReader(ReleaseReading reading, ReleaseCatalogue catalogue, ReleaseComparisons comparisons)
{
    private const int MovesShown = 20;

    /// <exception cref="RefusedRequestException">A release that the address names is not kept, or cannot be read.</exception>
    public ChangesView Read(ChangesQuery query, CancellationToken token)
    {
        var kept = catalogue.List();
        var (from, to) = query is { From: { } a, To: { } b } ? (a, b) : (reading.Lease.Info.Previous?.Id, reading.Lease.Info.Id);
        if (from is null)
            return Nothing(query, $"Release {to} is the first of its line: there is none before it to compare with.", kept);
        if (query.From is null && kept.All(r => r.Id != from))
            return Nothing(query with { To = to }, $"The release before this one ({from}) is not kept any more. What was recorded when this one was made: {string.Join(" ", reading.Lease.Info.Reasons)}", kept);
        return Compared(query with { From = from, To = to }, kept, token);
    }

    private ChangesView Compared(ChangesQuery query, IReadOnlyList<ListedRelease> kept, CancellationToken token)
    {
        try
        {
            var difference = comparisons.Between(query.From!, query.To!, token);
            var scope = new MoveScope(query.Focus, query.Level, reading.Region.Code);
            if (RegionRankings.AreMade(query.Level, reading.Region.Code))
                return new ChangesView(difference, null, query, reading.Region, reading.FocusAreas, [], 0, 0, kept) { NoMoves = $"Not available within {reading.Region.Name}: a release keeps moves within England, an ICB, an authority and an MSOA." };
            var changed = comparisons.Moves(query.From!, query.To!, scope, changedOnly: true, MovesShown, token);
            var all = comparisons.Moves(query.From!, query.To!, scope, changedOnly: false, 1, token);
            var lines = changed.Items.Select(m => new MoveLine(reading.Lease.Areas.Find(m.Area, token), m)).ToList();
            return new ChangesView(difference, null, query, reading.Region, reading.FocusAreas, lines, changed.Total, all.Total, kept);
        }
        catch (Exception refused) when (refused is NoReleaseException or ReleaseRefusedException or DbException)
        {
            var lines = kept.Select(r => $"{r.Id}, published {Figures.Moment(r.Published)}{(r.Problem is null ? null : " (cannot be read by this version)")}").ToList();
            throw new RefusedRequestException(new Problem(StatusCodes.Status404NotFound, "These releases cannot be compared", "One of them is not kept here any more, or is of a form that this version does not read.", lines, new NextStep("/data/changes", "See the newest changes")));
        }
    }

    private ChangesView Nothing(ChangesQuery query, string why, IReadOnlyList<ListedRelease> kept) =>
        new(null, why, query, reading.Region, reading.FocusAreas, [], 0, 0, kept);
}

/// <summary>What changed from one release to another; everything is null or empty where there is nothing to compare with.</summary>
/// <param name="Difference">Null where the older release is not kept, or there is none.</param>
/// <param name="Why">Why there is no difference; null where there is one.</param>
/// <param name="Moves">Largest moves beyond noise in the region, for the focus area and level.</param>
/// <param name="Moved">How many of the region's ranks moved at all, beyond noise or within it.</param>
/// <param name="Kept">Every kept release, newest first, for the choice of another pair.</param>
public sealed record ChangesView(
    ReleaseDifference? Difference,
    string? Why,
    ChangesQuery Query,
    Region Region,
    IReadOnlyList<FocusArea> FocusAreas,
    IReadOnlyList<MoveLine> Moves,
    long Changed,
    long Moved,
    IReadOnlyList<ListedRelease> Kept)
{
    /// <summary>Why there are no moves within the region; null where there may be some.</summary>
    public string? NoMoves { get; init; }
}

/// <param name="Area">Null where the release that is read does not hold it any more.</param>
public sealed record MoveLine(Area? Area, RankMove Move);

/// <summary>Reads the address of the changes page.</summary>
internal sealed class ChangesRequest(ReleaseReading reading)
{
    private static readonly NextStep Newest = new("/data/changes", "See the newest changes");

    /// <param name="pair">"a..b", or null for the newest.</param>
    /// <exception cref="RefusedRequestException">A value is malformed or unknown.</exception>
    public ChangesQuery Read(string? pair, IQueryCollection given)
    {
        var ((from, to), parameters) = (Pair(pair), new PageParameters(given, reading, Newest));
        return new ChangesQuery(from, to, parameters.Focus(), parameters.Level());
    }

    private static (string? From, string? To) Pair(string? pair)
    {
        if (pair is null)
            return (null, null);
        return pair.Split("..") is [var from, var to] && ReleaseShelf.IsId(from) && ReleaseShelf.IsId(to)
            ? (from, to)
            : throw new RefusedRequestException(Problem.NotUnderstood("That is not a pair of releases.", ["two ids of releases with two dots between them, older first, as in 20261101T083000Z-3a1d07c3..20261122T232532Z-20b051c7"], Newest));
    }
}
