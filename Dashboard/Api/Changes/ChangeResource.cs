using System.Data.Common;
using System.Text.Json;
using HealthNeeds.Core.Releases;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Api.Changes;

/// <summary>/api/v1/releases/{id}/changes with its revisions and moves</summary>
internal static class ChangeResource
{
    public static void MapChanges(this IEndpointRouteBuilder api)
    {
        api.MapLive("/releases/{id}/changes", Summary, ParameterRules.ReleaseId, ParameterRules.Since)
            .WithName("changes")
            .WithSummary("What differs between two kept releases: sources, periods, revisions, areas, method, and how ranks moved")
            .Produces<DifferenceAnswer>()
            .WithTags("Releases");
        api.MapLive("/releases/{id}/changes/revisions", Revisions, ParameterRules.ReleaseId, ParameterRules.Since, ParameterRules.Offset, ParameterRules.Limit, ParameterRules.JsonOrCsv)
            .WithName("revisions")
            .WithSummary("Every figure that was revised, or corrected beside its value, page by page")
            .WithDescription("CSV holds the whole list. Were it longer than the site sends in one file (500,000 rows), its name says which rows it holds of how many, X-Total-Count how many there are, and Link where the next are.")
            .Produces<RevisionList>()
            .WithTags("Releases");
        api.MapLive("/releases/{id}/changes/moves", Moves, ParameterRules.ReleaseId, ParameterRules.Since, ParameterRules.Focus, ParameterRules.Level, ParameterRules.Within, ParameterRules.Offset, ParameterRules.Limit, ParameterRules.JsonOrCsv)
            .WithName("moves")
            .WithSummary("Every rank that moved, with what moved it, page by page")
            .WithDescription("Largest move first, those within noise among them, those that do not compare last. CSV holds the whole list.")
            .Produces<MoveList>()
            .WithTags("Releases");
    }

    private static IResult Summary(HttpContext http, ApiRequest parameters) => Asked(http, parameters, (pair, token) =>
    {
        var difference = pair.Since is null ? null : http.RequestServices.GetRequiredService<ReleaseComparisons>().Between(pair.Since, pair.Release, token);
        return TypedResults.Json(new DifferenceAnswer(pair.Release, pair.Since, pair.Since is null, difference), ApiJson.Answers.DifferenceAnswer);
    });

    private static IResult Revisions(HttpContext http, ApiRequest parameters) => Asked(http, parameters, (pair, token) =>
    {
        var since = pair.Since ?? throw First(pair.Release);
        var isCsv = parameters.Format == "csv";
        var (offset, limit) = (parameters.Offset, isCsv ? Most(http) : parameters.Limit);
        var page = http.RequestServices.GetRequiredService<ReleaseComparer>().Revisions(since, pair.Release, indicator: null, offset, limit, token);
        return isCsv
            ? Part(page).Of(http, ChangeDownloads.Csv(page.Items, pair.Release, since, Part(page).Name))
            : TypedResults.Json(new RevisionList(pair.Release, since, page.Offset, page.Total, Next(page.Offset, page.Items.Count, page.Total), page.Items), ApiJson.Answers.RevisionList);
    });

    private static IResult Moves(HttpContext http, ApiRequest parameters) => Asked(http, parameters, (pair, token) =>
    {
        var since = pair.Since ?? throw First(pair.Release);
        var isCsv = parameters.Format == "csv";
        var (offset, limit) = (parameters.Offset, isCsv ? Most(http) : parameters.Limit);
        using var lease = http.RequestServices.GetRequiredService<ReleaseShelf>().TryLease(pair.Release) ?? throw new NoReleaseException($"Release {pair.Release} is not kept.");
        var request = Request(http, parameters, lease, token);
        var (focus, level) = (request.Focus, parameters.Level);
        var within = request.Within(level).Code;
        if (RegionRankings.AreMade(level, within))
            throw new RefusedRequestException(ProblemKinds.WrongLevel, $"Moves within {request.RegionArea.Name} are not available: a release keeps those within England, an ICB, an authority and an MSOA.", ParameterRules.Within.Name, request.Region.Within, AreaContainment.Allowed(level, request.Region));
        var page = http.RequestServices.GetRequiredService<ReleaseComparer>().Moves(since, pair.Release, focus, level, within, changedOnly: false, offset, limit, token);
        var names = lease.Areas.List(level, within, token).ToDictionary(a => a.Code, a => a.DisplayName);
        var items = page.Items.Select(m => MoveItem.Of(m, names.GetValueOrDefault(m.Area))).ToList();
        return isCsv
            ? Part(page).Of(http, ChangeDownloads.Csv(items, pair.Release, since, $"{focus}-{level.Id()}-{within}", Part(page).Name))
            : TypedResults.Json(new MoveList(pair.Release, since, focus, level.Id(), within.Value, page.Offset, page.Total, Next(page.Offset, items.Count, page.Total), items), ApiJson.Answers.MoveList);
    });

    private static int Most(HttpContext http) => CsvPart.Most(http.RequestServices.GetRequiredService<IConfiguration>());

    private static CsvPart Part<T>(Page<T> page) => new(page.Offset, page.Items.Count, page.Total);

    private static ReleaseRequest Request(HttpContext http, ApiRequest parameters, ReleaseLease lease, CancellationToken token) =>
        ActivatorUtilities.CreateInstance<ReleaseRequest>(http.RequestServices, parameters, lease, token);

    /// <summary>The pair of releases, and a problem document where one of them is not kept or cannot be read.</summary>
    private static IResult Asked(HttpContext http, ApiRequest parameters, Func<(string Release, string? Since), CancellationToken, IResult> answer)
    {
        var id = parameters.Get(ParameterRules.ReleaseId);
        var readable = http.RequestServices.GetRequiredService<ReleaseCatalogue>().List().Where(r => r.Problem is null).ToList();
        var listed = readable.Find(r => r.Id == id) ?? throw Unknown(ParameterRules.ReleaseId, id, $"Release {id} is not kept here, or this version cannot read it.", readable);
        var since = parameters.Find(ParameterRules.Since) ?? listed.Previous;
        if (since is not null && readable.All(r => r.Id != since))
            throw Unknown(ParameterRules.Since, since, $"Release {since}{(since == listed.Previous ? ", which this one followed," : string.Empty)} is not kept here, or this version cannot read it: say with 'since' what to compare with.", readable);
        try
        {
            return answer((id, since), http.RequestAborted);
        }
        catch (Exception refused) when (refused is NoReleaseException or ReleaseRefusedException or DbException)
        {
            throw Unknown(ParameterRules.ReleaseId, id, "One of the two releases was cleared, or is damaged.", readable);
        }
    }

    private static RefusedRequestException Unknown(ParameterRule parameter, string found, string detail, IEnumerable<ListedRelease> readable) =>
        new(ProblemKinds.UnknownRelease, detail, parameter.Name, found, [.. readable.Select(r => r.Id)]);

    private static RefusedRequestException First(string release) =>
        new(ProblemKinds.MissingParameter, $"Release {release} is the first of its line: say with 'since' what to compare it with.", ParameterRules.Since.Name, found: null, ParameterRules.Since.Allowed);

    private static long? Next(long offset, int count, long total) => offset + count < total ? offset + count : null;
}

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record MoveList(string Release, string Since, string Focus, string Level, string Within, long Offset, long Total, long? Next, IReadOnlyList<MoveItem> Items);

/// <summary>One area's rank in both releases.</summary>
/// <param name="Move">Places; negative is towards rank 1, the greatest need. Null where the two do not compare.</param>
/// <param name="Verdict">"changed": beyond noise; "within-noise"; "unmoved"; "not-comparable".</param>
/// <param name="Parts">What the move is the sum of, in places; null where that is not known.</param>
internal sealed record MoveItem(string Code, string? Name, RankAnswer? From, RankAnswer? To, int? Move, string Verdict, MoveParts? Parts, string? NotComparableBecause)
{
    public static MoveItem Of(RankMove move, string? name) => new(
        move.Area.Value,
        name,
        move.From is { } from ? RankAnswer.Of(from) : null,
        move.To is { } to ? RankAnswer.Of(to) : null,
        move.Move,
        move.Verdict.Id(),
        move.Parts,
        move.NotComparableBecause);
}

/// <param name="Total">Items in the whole list.</param>
/// <param name="Next">The 'offset' of the next page; null on the last.</param>
internal sealed record RevisionList(string Release, string Since, long Offset, long Total, long? Next, IReadOnlyList<ValueRevision> Items);

/// <summary>What differs between two kept releases. Every revised value and every move are asked for page by page.</summary>
/// <param name="First">True where the release is the first of its line: there is nothing to compare with, and the difference is null.</param>
internal sealed record DifferenceAnswer(string Release, string? Since, bool First, ReleaseDifference? Difference);
