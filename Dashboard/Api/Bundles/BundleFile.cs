using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Api.Models;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Api.Sources;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Bundles;

/// <summary>A table of a bundle, read when it is written: one at a time is in memory.</summary>
/// <param name="Path">Within the bundle: "rankings/cancer.csv".</param>
/// <param name="Table">As in columns.json.</param>
/// <param name="Address">Of the same CSV by itself, without release and format.</param>
internal sealed record BundleFile(string Path, string Table, string Address, Func<ITableDownload> Make)
{
    /// <summary>The address of the same CSV by itself, fixed to the release.</summary>
    public string AddressIn(string release) => $"{Address}{(Address.EndsWith('?') ? null : "&")}release={release}&format=csv";

    /// <param name="figures">Whether each indicator's figures are among them.</param>
    public static IReadOnlyList<BundleFile> Of(ReleaseRequest request, AreaLevel level, Area within, bool figures)
    {
        var release = request.Lease.Info.Id;
        IReadOnlySet<string> held = figures ? request.Lease.Indicators.At(level, request.Token) : new HashSet<string>(StringComparer.Ordinal);
        var region = request.Chosen is { } chosen ? $"{RegionChoice.Parameter}={chosen.Id}" : string.Empty;
        var place = within.Code == request.Region.Code ? request.Region.Within : within.Code.Value;
        string Places(string path) => $"{path}level={level.Id()}&within={place}{(region.Length > 0 ? "&" : null)}{region}";
        return
        [
            .. request.FocusAreas.Select(f => f.Id).Prepend(FocusArea.Overall).Select(focus => new BundleFile(
                $"rankings/{focus}.csv", "rankings", Places($"/api/v1/rankings?focus={focus}&"), () => RankingDownloads.Csv(RankingScope.Of(request, focus, NeedKind.Unmet, level, within, search: null)))),
            new("indicators.csv", "indicators", "/api/v1/indicators?", () => IndicatorDownloads.Csv([.. request.Indicators.Select(i => IndicatorItem.Of(i, request.NewestPeriod(i)))], release)),
            new("sources.csv", "sources", "/api/v1/sources?", () => SourceDownloads.Csv(request.Sources.Select(SourceItem.Of), release)),
            new("model-tests.csv", "models", "/api/v1/models?", () => ModelDownloads.Csv(request.Lease.Models.Metrics(token: request.Token), release)),
            .. request.Assets.Assets.Count == 0 ? [] : new[] { new BundleFile("assets.csv", "assets", $"/api/v1/assets?{region}", () => AssetDownloads.Csv(FoundAssets.Of(request, AssetFilter.None), release, AssetSourceWords.Attribution(request.Assets.Context.Sources))) },
            .. figures ? request.Indicators.Where(i => held.Contains(i.Id.Value)).Select(i => new BundleFile(
                $"figures/{i.Id}.csv", "indicatorValues", Places($"/api/v1/indicators/{i.Id}/values?"), () => IndicatorDownloads.Csv(IndicatorResource.Figures(request, i, level, within, FigureOrder.Name)))) : [],
        ];
    }
}
