using System.Data.Common;
using System.Globalization;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>What changed for a list of places since an earlier release: ranks in England of every focus area, only those that moved beyond noise.</summary>
/// <param name="Since">As it was asked for: a release or a day; null for the release before.</param>
/// <param name="From">Null where there is none to compare with; <paramref name="Reason"/> says why.</param>
/// <param name="Ranks">Every rank of the list in both releases, moved or not.</param>
/// <param name="Earlier">Kept releases that the list could be compared with, newest first.</param>
internal sealed record PlaceChangesView(PlaceListQuery Query, string? Since, ListedPlaces List, string To, DateTimeOffset Published, ListedRelease? From, string? Reason, IReadOnlyList<RankMove> Ranks, IReadOnlyList<ListedRelease> Earlier)
{
    public const string Page = $"{PlaceListQuery.Page}/changes";

    /// <summary>Beyond noise: the overall ranking first, then by focus area, largest move first.</summary>
    public IReadOnlyList<RankMove> Moves => field ??= [.. Ranks.Where(m => m.Verdict == MoveVerdict.Changed)];

    public IReadOnlyDictionary<AreaCode, Area> Areas => field ??= List.Areas.ToDictionary(a => a.Code);

    /// <summary>How many of the list's ranks have a verdict.</summary>
    public int Count(MoveVerdict verdict) => Ranks.Count(m => m.Verdict == verdict);

    /// <summary>False where a move is told of and what moved it is not known.</summary>
    public bool CausesKnown => Moves.All(m => m.Causes is not null);

    public string Address(string? since) => since is null ? $"{Page}?{Query.PlacesText}" : $"{Page}?{Query.PlacesText}&since={since}";

    public string Feed => $"/places.atom?{Query.PlacesText}";

    public string Finding => List.Areas.Count == 0 ? "No place to show" : Reason is not null ? "Nothing to compare yet"
        : Moves.Count == 0 ? "No rank of your places moved by more than its uncertainty"
        : $"{Figures.Some(Moves.Count, "rank")} of your places moved by more than {(Moves.Count == 1 ? "its" : "their")} uncertainty";

    public string Lead => List.Areas.Count == 0 ? PlaceListWords.Nothing
        : Reason ?? $"{SentenceCase.Start(LevelWords.Some(List.Level, List.Areas.Count))} of the list: {Figures.Count(List.Areas.Count)}. Since the release of {Figures.Moment(From!.Published)}{(From.Version is { } version ? $" (version {version})" : null)}, of {Figures.Some(Ranks.Count, "rank")} in England for all focus areas, {PlaceListWords.Numbers(Moves.Count)} moved beyond noise, {PlaceListWords.Numbers(Count(MoveVerdict.WithinNoise))} within it, and {PlaceListWords.Numbers(Count(MoveVerdict.Unmoved))} not at all.{(Count(MoveVerdict.NotComparable) is > 0 and var none ? $" {Figures.Count(none)} cannot be compared." : null)}";
}

/// <summary>Finds the release to compare with, and what changed since.</summary>
internal sealed class PlaceChanges(ReleaseFigures figures, ReleaseCatalogue catalogue, ReleaseComparisons comparisons)
{
    private const string DayForm = "yyyy-MM-dd";

    public static readonly ParameterRule SinceRule = ParameterRule.Like(
        "since", "The kept release to compare with, or a day: the newest release of that day or before. The release before where absent.", "the id of a kept release, listed at /api/v1/releases, or a day, as in 2026-11-01", text => ReleaseShelf.IsId(text) || Day(text) is not null, "2026-11-01");

    /// <exception cref="RefusedRequestException">A release that is asked for is not kept, or cannot be read.</exception>
    public PlaceChangesView Of(PlaceListQuery query, string? since, CancellationToken token)
    {
        var list = ListedPlaces.Of(figures, query, token);
        var to = figures.Lease.Info;
        ListedRelease[] earlier = [.. catalogue.List().Where(r => r.Problem is null && r.Published < to.Published)];
        var view = new PlaceChangesView(query, since, list, to.Id, to.Published, From: null, Reason: null, [], earlier);
        var (from, reason) = From(since, earlier);
        if (from is null || list.Areas.Count == 0) return view with { Reason = reason };
        try
        {
            return view with { From = from, Ranks = comparisons.MovesOf(from.Id, to.Id, list.Level, list.Codes, token) };
        }
        catch (Exception refused) when (refused is NoReleaseException or ReleaseRefusedException or DbException)
        {
            return view with { Reason = $"Release {from.Id} cannot be compared with this one: it was cleared meanwhile, or is of a form that this version does not read." };
        }
    }

    /// <exception cref="RefusedRequestException">The release is not kept.</exception>
    private (ListedRelease? Release, string? Reason) From(string? since, ListedRelease[] earlier)
    {
        var to = figures.Lease.Info;
        if (since is null)
        {
            return to.Previous is not { } previous ? (null, $"Release {to.Id} is the first of its line: there is no release before it to compare with.")
                : earlier.FirstOrDefault(r => r.Id == previous.Id) is { } before ? (before, null)
                : (null, $"The release before this one ({previous.Id}) is not kept any more, or cannot be read.{Oldest(earlier)}");
        }

        if (Day(since) is { } day)
        {
            return earlier.FirstOrDefault(r => DateOnly.FromDateTime(r.Published.UtcDateTime) <= day) is { } then ? (then, null)
                : (null, $"No release of {day.InWords()} or before is kept here.{Oldest(earlier)}");
        }

        return earlier.FirstOrDefault(r => r.Id == since) is { } named ? (named, null)
            : since == to.Id ? (null, "That is this release itself.")
            : throw new RefusedRequestException(ProblemKinds.UnknownRelease, $"Release {since} is not kept here, cannot be read, or is newer than the one that is shown.", SinceRule.Name, since, [.. earlier.Select(r => r.Id)]);
    }

    private static string Oldest(ListedRelease[] earlier) => earlier.Length == 0 ? " No earlier release is kept." : $" The oldest that is kept is of {Figures.Day(earlier[^1].Published)}.";

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
