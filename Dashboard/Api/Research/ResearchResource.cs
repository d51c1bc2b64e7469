using HealthNeeds.Core.Research;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Research;

/// <summary>/api/v1/research</summary>
internal static class ResearchResource
{
    public static void MapResearch(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/research", Answer, ParameterRules.Icb, ParameterRules.Need, ParameterRules.JsonOrCsv)
            .WithName("research")
            .WithSummary("Who researches what, near where: awards under way from public registers")
            .WithDescription("Of organisations in one ICB, and of one need where 'need' is given. With England's code every award is listed, also those of organisations whose place is not known. Where no register was ever reached, 'registers' is empty and 'reason' says so.")
            .Produces<ResearchAnswer>()
            .WithTags("Assets");

    private static IResult Answer(ReleaseRequest request)
    {
        var (research, icb, need) = (request.Lease.Research, Place(request), request.Parameters.Find(ParameterRules.Need));
        var (registers, categories) = (research.Registers(request.Token), research.Categories(request.Token));
        var known = categories.SelectMany(c => c.Needs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (need is not null && registers.Count > 0 && !known.Contains(need, StringComparer.Ordinal))
            throw new RefusedRequestException(ProblemKinds.UnknownItem, $"No health category of release {request.Lease.Info.Id} is about a need '{need}'.", ParameterRules.Need.Name, need, known);
        var items = research.Awards(icb.Level == AreaLevel.England ? null : icb.Code, need, request.Token).Select(ResearchItem.Of).ToList();
        return request.Format == "csv"
            ? new CsvDownload<ResearchItem>($"research-{icb.Code}-{need ?? "all"}-{request.Lease.Info.Id}.csv", items, Columns(request.Lease.Info.Id))
            : TypedResults.Json(
                new ResearchAnswer(request.Stamp, AreaStamp.Of(icb), need, Reason(registers.Count, items.Count, icb.Name), [.. ResearchWords.Caveats, .. icb.Code.Parts().Select(c => request.Icbs.Of(c).Sentence).OfType<string>()], registers, categories, items.Count(i => i.Kind == ResearchAward.Award), items),
                ApiJson.Answers.ResearchAnswer);
    }

    private static Area Place(ReleaseRequest request)
    {
        if (!request.Parameters.Has(ParameterRules.Icb))
            return request.RegionArea;
        var area = request.Known(ParameterRules.Icb);
        return area.Level is AreaLevel.Icb or AreaLevel.England
            ? area
            : throw new RefusedRequestException(ProblemKinds.WrongLevel, $"{area.Name} ({area.Code}) is no ICB: research is listed by ICB.", ParameterRules.Icb.Name, area.Code.Value, ["an ICB's code, listed at /api/v1/areas?level=icb", AreaCode.England.Value]);
    }

    private static string? Reason(int registers, int items, string icb) => items > 0 ? null
        : registers == 0 ? ResearchWords.NotReached
        : $"The registers that were reached hold no such award of an organisation placed in {icb}.";

    private static CsvColumn<ResearchItem>[] Columns(string release) =>
    [
        CsvColumn<ResearchItem>.Text("register", r => r.Register),
        CsvColumn<ResearchItem>.Text("id", r => r.Id),
        CsvColumn<ResearchItem>.Text("kind", r => r.Kind),
        CsvColumn<ResearchItem>.Text("title", r => r.Title),
        CsvColumn<ResearchItem>.Text("status", r => r.Status),
        CsvColumn<ResearchItem>.Text("funder", r => r.Funder),
        CsvColumn<ResearchItem>.Text("programme", r => r.Programme),
        CsvColumn<ResearchItem>.Number("pounds", r => r.Pounds),
        CsvColumn<ResearchItem>.Day("start", r => r.Start),
        CsvColumn<ResearchItem>.Day("end", r => r.End),
        CsvColumn<ResearchItem>.Text("link", r => r.Link),
        CsvColumn<ResearchItem>.Text("categories", r => string.Join("; ", r.Categories.Select(c => FormattableString.Invariant($"{c.Category} {c.Share:0.####}")))),
        CsvColumn<ResearchItem>.Text("apportioned", r => r.Apportioned ? "true" : "false"),
        CsvColumn<ResearchItem>.Text("organisation", r => r.Organisation),
        CsvColumn<ResearchItem>.Text("postcode", r => r.Postcode),
        CsvColumn<ResearchItem>.Text("lsoa", r => r.Lsoa),
        CsvColumn<ResearchItem>.Text("icb", r => r.Icb),
        CsvColumn<ResearchItem>.Text("place", r => r.Place is { } place ? ResearchPlaces.Words(place) : "no organisation is named"),
        CsvColumn<ResearchItem>.Day("seen", r => r.Seen),
        CsvColumn<ResearchItem>.Text("release", _ => release),
    ];
}
