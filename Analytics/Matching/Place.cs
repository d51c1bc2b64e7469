using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>An area as matching sees it: where it is and whose it is.</summary>
internal sealed class Place(Area area, MatchingOptions options)
{
    public Area Area => area;

    public AreaCode Code => area.Code;

    /// <summary>The local authority it is in, or is.</summary>
    public AreaCode? Authority { get; } = area.Level == AreaLevel.Ltla24 ? area.Code : area.LocalAuthority;

    /// <summary>Straight line to the asset's site; null where either has no place.</summary>
    public double? KilometresTo(Asset asset) => area.Location is { } here && asset.Site is { } site ? here.KilometresTo(site.Location) : null;

    public bool IsReachedBy(Asset asset) => asset.Reach switch
    {
        AssetReach.Region => true,
        AssetReach.Authority => Authority is { } authority && asset.Serves.Contains(authority),
        _ => KilometresTo(asset) <= options.LocalKilometres || (area.Level == AreaLevel.Ltla24 && Holds(asset)),
    };

    /// <summary>True where the asset stands in the place's own authority.</summary>
    public bool Holds(Asset asset) => Authority is { } authority && asset.Site?.LocalAuthority == authority;

    /// <summary>True where the asset is the place's own: it serves it in particular, or stands next to it.</summary>
    public bool IsServedByItself(Asset asset) =>
        IsReachedBy(asset) && (asset.Reach != AssetReach.Region || KilometresTo(asset) <= AssetMatch.NearKilometres);

    /// <summary>True where the asset stands in another authority and is not known to come here.</summary>
    public bool NeedsOutreachOf(Asset asset) =>
        asset.Site?.LocalAuthority is { } seat && Authority is { } authority && seat != authority && !asset.Serves.Contains(authority);
}
