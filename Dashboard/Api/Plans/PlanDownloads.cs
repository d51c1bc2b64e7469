using HealthNeeds.Dashboard.Api.Downloads;
using HealthNeeds.Dashboard.Siting;

namespace HealthNeeds.Dashboard.Api.Plans;

/// <summary>The tables of a plan as CSV; each row carries the settings and the release.</summary>
internal static class PlanDownloads
{
    public static IResult Of(PlanView view, string table, string release)
    {
        string Name(string of) => $"plan-{of}-{view.Query.Focus}-{release}.csv";
        return table switch
        {
            "sites" => new CsvDownload<PlanSiteItem>(Name(table), PlanResource.Sites(view), [.. SiteColumns(), .. Grounds<PlanSiteItem>(view, release)]),
            "curve" => new CsvDownload<PlanCurveItem>(Name(table), PlanResource.Curve(view), [.. CurveColumns(), .. Grounds<PlanCurveItem>(view, release)]),
            "authorities" => new CsvDownload<PlanAuthorityItem>(Name(table), PlanResource.Authorities(view), [.. AuthorityColumns(), .. Grounds<PlanAuthorityItem>(view, release)]),
            _ => new CsvDownload<PlanPlaceItem>(Name(table), PlanResource.Places(view), [.. PlaceColumns(), .. Grounds<PlanPlaceItem>(view, release)]),
        };
    }

    private static CsvColumn<T>[] Grounds<T>(PlanView view, string release) =>
    [
        CsvColumn<T>.Text("focus", _ => view.Query.Focus),
        CsvColumn<T>.Text("settings", _ => view.Query.Address),
        CsvColumn<T>.Text("release", _ => release),
    ];

    private static CsvColumn<PlanSiteItem>[] SiteColumns() =>
    [
        CsvColumn<PlanSiteItem>.Number("number", r => r.Number),
        CsvColumn<PlanSiteItem>.Text("id", r => r.Id),
        CsvColumn<PlanSiteItem>.Text("name", r => r.Name),
        CsvColumn<PlanSiteItem>.Number("latitude", r => r.Latitude),
        CsvColumn<PlanSiteItem>.Number("longitude", r => r.Longitude),
        CsvColumn<PlanSiteItem>.Number("cost", r => r.Cost),
        CsvColumn<PlanSiteItem>.Number("addedNeed", r => r.Added.Need),
        CsvColumn<PlanSiteItem>.Number("addedNeedShare", r => r.Added.NeedShare),
        CsvColumn<PlanSiteItem>.Number("addedResidents", r => r.Added.Residents),
        CsvColumn<PlanSiteItem>.Number("chosenInDraws", r => r.ChosenInDraws),
    ];

    private static CsvColumn<PlanCurveItem>[] CurveColumns() =>
    [
        CsvColumn<PlanCurveItem>.Number("sites", r => r.Sites),
        CsvColumn<PlanCurveItem>.Number("coveredNeed", r => r.Covered?.Need),
        CsvColumn<PlanCurveItem>.Number("coveredNeedShare", r => r.Covered?.NeedShare),
        CsvColumn<PlanCurveItem>.Number("coveredResidents", r => r.Covered?.Residents),
        CsvColumn<PlanCurveItem>.Text("proven", r => r.Proven ? "true" : "false"),
        CsvColumn<PlanCurveItem>.Number("gap", r => r.Gap),
    ];

    private static CsvColumn<PlanAuthorityItem>[] AuthorityColumns() =>
    [
        CsvColumn<PlanAuthorityItem>.Text("localAuthority", r => r.Name),
        CsvColumn<PlanAuthorityItem>.Number("residents", r => r.Residents),
        CsvColumn<PlanAuthorityItem>.Number("coveredResidents", r => r.CoveredResidents),
        CsvColumn<PlanAuthorityItem>.Number("need", r => r.Need),
        CsvColumn<PlanAuthorityItem>.Number("coveredNeed", r => r.CoveredNeed),
    ];

    private static CsvColumn<PlanPlaceItem>[] PlaceColumns() =>
    [
        .. ListedArea.Columns<PlanPlaceItem>(),
        CsvColumn<PlanPlaceItem>.Number("needPerResident", r => r.NeedPerResident),
        CsvColumn<PlanPlaceItem>.Number("need", r => r.Need),
        CsvColumn<PlanPlaceItem>.Text("covered", r => r.Covered ? "true" : "false"),
        CsvColumn<PlanPlaceItem>.Number("site", r => r.Site),
        CsvColumn<PlanPlaceItem>.Number("kilometres", r => r.Kilometres),
    ];
}
