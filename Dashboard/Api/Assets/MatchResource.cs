using HealthNeeds.Core.Assets;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Assets;

/// <summary>/api/v1/matches</summary>
internal static class MatchResource
{
    private static readonly string[] Either = ["area=an area's code", "asset=an asset's id"];

    public static void MapMatches(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/matches", Answer, ParameterRules.Area, ParameterRules.Asset, ParameterRules.AnyFocus, ParameterRules.Level, ParameterRules.Limit, ParameterRules.JsonOrCsv)
            .WithName("matches")
            .WithSummary("Which assets could help an area, or which areas need an asset most")
            .WithDescription("Give either 'area' or 'asset'. 'level' and 'limit' go with 'asset' only; a CSV has every match unless 'limit' is given.")
            .Produces<MatchList>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request) =>
        (request.Parameters.Has(ParameterRules.Area), request.Parameters.Has(ParameterRules.Asset)) switch
        {
            (true, false) => Written(ForArea(request), request),
            (false, true) => Written(ForAsset(request), request),
            (false, false) => throw new RefusedRequestException(ProblemKinds.MissingParameter, "Say whose matches: give 'area' or 'asset'.", allowed: Either),
            _ => throw new RefusedRequestException(ProblemKinds.BadValue, "Give 'area' or 'asset', not both.", ParameterRules.Asset.Name, request.Parameters.Find(ParameterRules.Asset), Either),
        };

    private static IResult Written(MatchList list, ReleaseRequest request) => request.Format == "csv" ? MatchDownload.Csv(list) : TypedResults.Json(list, ApiJson.Answers.MatchList);

    private static MatchList ForArea(ReleaseRequest request)
    {
        RefuseWithArea(request, ParameterRules.Level);
        RefuseWithArea(request, ParameterRules.Limit);
        var area = request.Known(ParameterRules.Area);
        var focus = request.AnyFocus;
        var assets = request.Assets.Assets.ToDictionary(a => a.Id, StringComparer.Ordinal);
        return new MatchList(
            request.Stamp,
            AreaStamp.Of(area),
            Asset: null,
            focus,
            Level: null,
            MatchList.MatchCaveat,
            AssetSourceWords.Attribution(request.Assets.Context.Sources),
            [.. request.Lease.Assets.MatchesForArea(area.Code, focus, request.Token).Where(m => assets.ContainsKey(m.AssetId)).Select(m => MatchItem.Of(m, area, assets.GetValueOrDefault(m.AssetId)))],
            [.. request.Lease.Assets.NoMatches(area.Code, focus, request.Token).Where(n => n.Area == area.Code && assets.Count > 0).Select(n => new NoMatchItem(n.Area.Value, n.Focus, n.Need, n.Reason))]);
    }

    private static MatchList ForAsset(ReleaseRequest request)
    {
        var asset = Known(request);
        var level = request.Parameters.Level;
        var focus = request.AnyFocus;
        var most = request.Format == "csv" && !request.Parameters.Has(ParameterRules.Limit) ? int.MaxValue : request.Parameters.Limit;
        var matches = request.Lease.Assets.MatchesForAsset(asset.Id, level, focus is null ? most : int.MaxValue, request.Token)
            .Where(m => focus is null || m.Match.Focus == focus)
            .Take(most);
        return new MatchList(
            request.Stamp,
            Area: null,
            asset.Id,
            focus,
            level.Id(),
            MatchList.MatchCaveat,
            AssetSourceWords.Attribution(request.Assets.Context.Sources),
            [.. matches.Select(m => MatchItem.Of(m.Match, m.Area, asset))],
            []);
    }

    private static Asset Known(ReleaseRequest request)
    {
        var id = request.Parameters.Get(ParameterRules.Asset);
        return request.Assets.Assets.FirstOrDefault(a => a.Id == id)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} holds no asset '{id}'.", ParameterRules.Asset.Name, id, ParameterRules.Asset.Allowed);
    }

    private static void RefuseWithArea(ReleaseRequest request, ParameterRule rule)
    {
        if (request.Parameters.Has(rule))
            throw new RefusedRequestException(ProblemKinds.BadValue, $"'{rule.Name}' goes with 'asset' only.", rule.Name, request.Parameters.Find(rule), ["leave it out with 'area'"]);
    }
}

/// <summary>Matches of an area or of an asset as a table.</summary>
internal static class MatchDownload
{
    public static IResult Csv(MatchList list) => new CsvDownload<MatchItem>(
        $"matches-{list.Asset ?? list.Area!.Code}-{list.Release.Id}.csv",
        list.Items,
        [
            CsvColumn<MatchItem>.Text("area", m => m.Area),
            CsvColumn<MatchItem>.Text("areaName", m => m.AreaName),
            CsvColumn<MatchItem>.Text("asset", m => m.Asset),
            CsvColumn<MatchItem>.Text("assetName", m => m.AssetName),
            CsvColumn<MatchItem>.Text("focus", m => m.Focus),
            CsvColumn<MatchItem>.Text("need", m => m.Need),
            CsvColumn<MatchItem>.Number("score", m => m.Score),
            CsvColumn<MatchItem>.Number("kilometres", m => m.Kilometres),
            CsvColumn<MatchItem>.Text("reasons", m => string.Join("; ", m.Reasons)),
            CsvColumn<MatchItem>.Text("release", _ => list.Release.Id),
            CsvColumn<MatchItem>.Text("caveat", _ => MatchList.MatchCaveat),
            CsvColumn<MatchItem>.Text("attribution", _ => list.Attribution),
        ]);
}
