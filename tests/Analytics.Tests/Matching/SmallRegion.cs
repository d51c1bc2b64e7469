using HealthNeeds.Analytics.Matching;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>Two authorities on one parallel, one focus area, and assets to order.</summary>
internal static class SmallRegion
{
    public static readonly AreaCode West = new("E08000001");
    public static readonly AreaCode East = new("E08000002");

    public static readonly IReadOnlyList<FocusArea> FocusAreas = [new("hearts", "Hearts", "Hearts", "Where?", 1)];

    public static readonly IReadOnlyList<Need> Needs =
    [
        new("lungs", "Lung disease", null, ["hearts"], ["lung", "breathing"]),
        new("copd", "COPD prevention", "lungs", ["hearts"], ["copd"]),
        new("heart", "Heart disease", null, ["hearts"], ["heart", "cardiac"]) { LifeCourse = ["older"] },
    ];

    public static AssetCatalogue Catalogue(params Asset[] assets) => new(assets, [], Needs);

    /// <summary>An asset in the west, on the parallel of the areas.</summary>
    public static Asset Asset(string id, string need = "lungs", AssetReach reach = AssetReach.Region, string status = AssetStatuses.Open, double? longitude = -1.5) =>
        new(id, $"The {id}", "", AssetKinds.ResearchCentre, "An asset.", [], ["hearts"], [need], [], [],
            longitude is { } east ? new AssetSite("the west", new Location(53.4, east), "site") { LocalAuthority = West } : null,
            reach, status, new DateOnly(2022, 5, 1), [])
        {
            Serves = [West],
        };

    /// <summary>Stages of life by the Census's shares of age bands in one area.</summary>
    public static LifeStages Stages(AreaCode area, double percent, params string[] ages) => LifeStages.Of(
        [new AreaTable([area], ages.ToDictionary(a => new ColumnKey(new IndicatorId($"census2021-aged-{a}"), Period.Parse("2021")), _ => new[] { percent }))]);

    public static Area Area(AreaCode authority, double longitude = -1.5, string code = "E01000001") =>
        new(new AreaCode(code), AreaLevel.Lsoa21, "An area", null, null, authority, authority == West ? "West" : "East", null, null, null, new Location(53.4, longitude));
}
