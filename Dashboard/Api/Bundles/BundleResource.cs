using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Serving;

namespace HealthNeeds.Dashboard.Api.Bundles;

/// <summary>/api/v1/bundle</summary>
internal static class BundleResource
{
    private static readonly ParameterRule
        Figures = ParameterRule.OneOf("figures", "Whether each indicator's figures at this level are added, one CSV an indicator: of all England's LSOAs that is about 1 GB unpacked.", "no", "no", "yes"),
        Format = ParameterRule.OneOf("format", "json lists what is in it, zip is the bundle.", "json", "json", "zip");

    public static void MapBundle(this IEndpointRouteBuilder api) =>
        api.MapFromRelease("/bundle", Answer, ParameterRules.Level, ParameterRules.Within, Figures, Format)
            .WithName("bundle")
            .WithSummary("One level of a release as a ZIP: CSVs with their descriptions, README, licence and attribution")
            .WithDescription("The ranking of each focus area by unmet need (burden and gap stand beside it), indicators, sources, model tests and the region's assets; with figures=yes every indicator's newest figures. Beside each CSV lies its description as CSV on the Web. One bundle is made at a time: who has waited half a minute is answered 503 and told when to ask again.")
            .Produces<BundleList>()
            .WithTags("Downloads");

    private static IResult Answer(ReleaseRequest request)
    {
        var level = request.Parameters.Level;
        var within = request.Within(level);
        var files = BundleFile.Of(request, level, within, request.Parameters.Get(Figures) == "yes");
        return request.Format == "zip"
            ? new BundleZip($"healthneeds-{level.Id()}-{within.Code}-{request.Lease.Info.Id}", within.Name, level, request.Lease.Info.Version.ToString(), files)
            : TypedResults.Json(
                new BundleList(request.Stamp, level.Id(), AreaStamp.Of(within), FigureLicence.Figures, request.Attribution, [.. files.Select(f => new BundleItem(f.Path, f.Table, f.AddressIn(request.Lease.Info.Id)))]),
                ApiJson.Answers.BundleList);
    }
}

/// <param name="Items">The CSVs in it. Beside each lies its description, "…-metadata.json"; README.txt and LICENCE.txt lie at the top.</param>
internal sealed record BundleList(ReleaseStamp Release, string Level, AreaStamp Within, string Licence, IReadOnlyList<string> Attribution, IReadOnlyList<BundleItem> Items);

/// <param name="Table">Whose columns it has: /data/columns explains them by this name.</param>
/// <param name="Address">The same CSV by itself, fixed to the release.</param>
internal sealed record BundleItem(string Path, string Table, string Address);
