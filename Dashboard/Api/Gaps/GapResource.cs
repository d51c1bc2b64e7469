using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Api.Gaps;

/// <summary>/api/v1/gaps</summary>
internal static class GapResource
{
    public static void MapGaps(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/gaps", Answer, [ParameterRules.Focus, GapQuery.NeedRule, .. PlaceLimits.Rules, GapQuery.TableRule, ParameterRules.JsonOrCsv])
            .WithName("gaps")
            .WithSummary("Needs that no open asset answers, where outreach would reach most, and who complements whom")
            .WithDescription("From the release's matches: a need is answered by an open asset that reaches the place and works on the need itself or a part of it. 'places' are those of one need, greatest unmet need of the focus area first. 'outreach' has, by need, the MSOA around which most people live in neighbourhoods of high need that nothing open for it is near; 'pairs' two open assets of different worlds on one need. A list of places limits needs, places and centres of outreach to its own; pairs and residents around a centre stay those of the region. 'table' says which table format=csv holds.")
            .Produces<GapAnswer>()
            .WithTags("Assets")
            .InTurn();

    private static IResult Answer(ReleaseRequest request)
    {
        var need = request.Parameters.Find(GapQuery.NeedRule);
        if (need is not null && request.Assets.Needs.All(n => n.Id != need))
            throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {request.Lease.Info.Id} has no need '{need}'.", GapQuery.NeedRule.Name, need, [.. request.Assets.Needs.Select(n => n.Id)]);
        var view = new GapFigures(request).Of(new GapQuery(request.Focus, need) { Limit = PlaceLimits.Of(request, request.Parameters.Find, request.Token)?.Inside(request.Region.Code, request.Region.Name) }, request.Token);
        var answer = GapAnswer.Of(view, request.Stamp, request.Region.Code);
        return request.Format == "csv" ? Csv(request.Parameters.Get(GapQuery.TableRule), answer, request.Lease.Info.Id) : TypedResults.Json(answer, ApiJson.Answers.GapAnswer);
    }

    private static IResult Csv(string table, GapAnswer answer, string release)
    {
        string Name() => $"gaps-{table}-{answer.Focus}-{release}.csv";
        CsvColumn<T>[] Grounds<T>() => [CsvColumn<T>.Text("settings", _ => answer.Address), CsvColumn<T>.Text("release", _ => release)];
        return table switch
        {
            "places" => new CsvDownload<GapPlaceItem>(Name(), answer.Places, [.. ListedArea.Columns<GapPlaceItem>(), CsvColumn<GapPlaceItem>.Text("need", i => i.Need), CsvColumn<GapPlaceItem>.Text("reason", i => i.Reason), CsvColumn<GapPlaceItem>.Number("score", i => i.Score), .. Grounds<GapPlaceItem>()]),
            "outreach" => new CsvDownload<OutreachItem>(Name(), answer.Outreach, [CsvColumn<OutreachItem>.Text("need", i => i.Need), CsvColumn<OutreachItem>.Text("needName", i => i.NeedName), CsvColumn<OutreachItem>.Text("msoa", i => i.Msoa), CsvColumn<OutreachItem>.Text("name", i => i.Name), CsvColumn<OutreachItem>.Number("neighbourhoods", i => i.Neighbourhoods), CsvColumn<OutreachItem>.Number("people", i => i.People), CsvColumn<OutreachItem>.Text("asset", i => i.Asset), CsvColumn<OutreachItem>.Number("kilometres", i => i.Kilometres), .. Grounds<OutreachItem>()]),
            "pairs" => new CsvDownload<AssetCouple>(Name(), answer.Pairs, [CsvColumn<AssetCouple>.Text("one", i => i.One), CsvColumn<AssetCouple>.Text("other", i => i.Other), CsvColumn<AssetCouple>.Text("need", i => i.Need), CsvColumn<AssetCouple>.Number("neighbourhoods", i => i.Neighbourhoods), CsvColumn<AssetCouple>.Text("relation", i => i.Relation), .. Grounds<AssetCouple>()]),
            _ => new CsvDownload<NeedGap>(Name(), answer.Gaps, [CsvColumn<NeedGap>.Text("need", i => i.Id), CsvColumn<NeedGap>.Text("name", i => i.Name), CsvColumn<NeedGap>.Number("neighbourhoods", i => i.Neighbourhoods), CsvColumn<NeedGap>.Number("people", i => i.People), CsvColumn<NeedGap>.Text("anywhere", i => i.IsWhole ? "no" : "yes"), CsvColumn<NeedGap>.Text("authorities", i => i.Authorities), CsvColumn<NeedGap>.Text("reason", i => i.Reason), .. Grounds<NeedGap>()]),
        };
    }
}

/// <param name="Needs">Ids of those that were looked at.</param>
/// <param name="Limit">The places of the reader's own that were looked at; null for the whole region.</param>
/// <param name="Reason">Why nothing can be said; null where something can.</param>
/// <param name="Gaps">Needs with a gap somewhere; 'isWhole' where no place has an answer.</param>
/// <param name="Places">Of the need that is asked for, where nothing open answers it; empty without one.</param>
internal sealed record GapAnswer(
    ReleaseStamp Release,
    string Address,
    string Focus,
    string? Need,
    string Region,
    PlaceLimitItem? Limit,
    string Finding,
    string? Reason,
    IReadOnlyList<string> Needs,
    IReadOnlyList<NeedGap> Gaps,
    IReadOnlyList<GapPlaceItem> Places,
    IReadOnlyList<OutreachItem> Outreach,
    IReadOnlyList<AssetCouple> Pairs,
    IReadOnlyList<string> Caveats)
{
    public static GapAnswer Of(GapView view, ReleaseStamp stamp, AreaCode region) => new(
        stamp,
        view.Query.Address,
        view.Query.Focus,
        view.Query.Need,
        view.Region,
        PlaceLimitItem.Of(view.Query.Limit, region),
        view.Finding,
        view.Reason,
        [.. view.Needs.Select(n => n.Id)],
        view.Gaps,
        [.. view.Chosen.Select(p => new GapPlaceItem(p.Area.Code.Value, p.Area.Name, p.Area.PlaceName, p.Area.LocalAuthorityName, p.Area.Population, p.Need, p.Reason, p.Score))],
        [.. view.Outreach.Select(s => new OutreachItem(s.Need, s.NeedName, s.Place.Code.Value, s.Place.DisplayName, s.Neighbourhoods, s.People, s.Asset, s.Kilometres))],
        view.Pairs,
        view.Cautions);
}

internal sealed record GapPlaceItem(string Code, string Name, string? PlaceName, string? LocalAuthority, int? Population, string Need, string Reason, double? Score) : IListedArea;

/// <param name="Asset">The open asset nearest to it that works on the need.</param>
internal sealed record OutreachItem(string Need, string NeedName, string Msoa, string Name, int Neighbourhoods, int People, string Asset, double? Kilometres);
