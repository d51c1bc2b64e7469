using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>What is known of the needs of places: how hard each presses, and which stages of life are hardly found there.</summary>
public sealed class PlaceNeeds(IReadOnlyList<NeedPressure> pressures, LifeStages stages)
{
    /// <summary>Where nothing is known, no need is pressed harder than another and none is left out.</summary>
    public static readonly PlaceNeeds Unknown = new([], LifeStages.Unknown);

    private readonly Dictionary<(AreaCode Area, string Need), NeedPressure> _pressures = pressures.ToDictionary(p => (p.Area, p.Need));

    public NeedPressure? Pressure(AreaCode area, string need) => _pressures.TryGetValue((area, need), out var known) ? known : null;

    /// <summary>False where the need is that of stages of life of which few live there.</summary>
    public bool Arises(AreaCode area, Need need) => !stages.AreFew(area, need.LifeCourse);

    /// <summary>False where the asset is for stages of life of which few live there.</summary>
    public bool IsFor(AreaCode area, Asset asset) => !stages.AreFew(area, asset.LifeCourse);
}

/// <summary>Which stages of life are hardly found in an area. A place of students has no child need worth a match, nor a late-life one.</summary>
public sealed class LifeStages
{
    /// <summary>Children are few where less of the people are under 15: under half of England's 17%.</summary>
    public const double FewChildrenPercent = 8;

    /// <summary>The old are few where less of the people are 65 or over: a third of England's 18 to 19%.</summary>
    public const double FewOlderPercent = 6;

    public static readonly LifeStages Unknown = new([]);

    private static readonly (string Stage, string[] Ages, double Percent)[] Thresholds =
    [
        ("children", ["0-4", "5-9", "10-14"], FewChildrenPercent),
        ("older", ["65-69", "70-74", "75-79", "80-84", "85-plus"], FewOlderPercent),
    ];

    private readonly HashSet<(AreaCode Area, string Stage)> _few;

    private LifeStages(HashSet<(AreaCode Area, string Stage)> few) => _few = few;

    /// <param name="tables">Figures of the levels areas are asked for; an area without figures has no stage that is few.</param>
    public static LifeStages Of(IEnumerable<AreaTable> tables) => new(tables.SelectMany(Few).ToHashSet());

    /// <summary>True where every one of the stages is hardly found; never for no stages, nor for people of working age.</summary>
    public bool AreFew(AreaCode area, IReadOnlyList<string> stages) => stages.Count > 0 && stages.All(stage => _few.Contains((area, stage)));

    /// <summary>A stage that is hardly found, as it reads inside a sentence.</summary>
    public static string Describe(string stage) => stage switch
    {
        "children" => $"children, and under {FewChildrenPercent}% of the people here are under 15",
        "older" => $"older people, and under {FewOlderPercent}% of the people here are 65 or over",
        _ => stage,
    };

    private static IEnumerable<(AreaCode Area, string Stage)> Few(AreaTable table)
    {
        foreach (var (stage, ages, percent) in Thresholds)
        {
            var bands = ages.Select(a => table.Latest(new IndicatorId($"census2021-aged-{a}"))).OfType<ColumnKey>().Select(k => table.Columns[k]).ToList();
            if (bands.Count < ages.Length)
                continue;
            for (var i = 0; i < table.Codes.Count; i++)
            {
                if (bands.Sum(b => b[i]) < percent)
                    yield return (table.Codes[i], stage);
            }
        }
    }
}

/// <summary>An area as matching sees it: where it is and whose it is.</summary>
internal sealed class MatchedPlace(Area area, MatchingOptions options)
{
    /// <summary>An asset is asked about once for each of its needs, and for each asset it could work with: the distance is worked out once.</summary>
    private readonly Dictionary<Asset, double?> _kilometres = new(ReferenceEqualityComparer.Instance);

    public Area Area => area;

    public AreaCode Code => area.Code;

    /// <summary>The local authority it is in, or is.</summary>
    public AreaCode? Authority { get; } = area.Level == AreaLevel.Ltla24 ? area.Code : area.LocalAuthority;

    /// <summary>Straight line to the asset's site; null where either has no place.</summary>
    public double? KilometresTo(Asset asset)
    {
        if (!_kilometres.TryGetValue(asset, out var known))
            _kilometres[asset] = known = area.Location is { } here && asset.Site is { } site ? here.KilometresTo(site.Location) : null;
        return known;
    }

    public bool IsReachedBy(Asset asset) => asset.Reach switch
    {
        AssetReach.Region => true,
        AssetReach.Authority => Authority is { } authority && asset.Serves.Contains(authority),
        _ => KilometresTo(asset) <= options.LocalKilometres || (area.Level == AreaLevel.Ltla24 && Holds(asset)),
    };

    /// <summary>True where the asset stands in the place's own authority.</summary>
    public bool Holds(Asset asset) => Authority is { } authority && asset.Site?.LocalAuthority == authority;

    /// <summary>True where the asset is the place's own: it serves it in particular, or stands next to it.</summary>
    public bool IsLocal(Asset asset) =>
        IsReachedBy(asset) && (asset.Reach != AssetReach.Region || KilometresTo(asset) <= AssetMatch.NearKilometres);

    /// <summary>True where the asset stands in another authority and is not known to come here.</summary>
    public bool NeedsOutreachOf(Asset asset) =>
        asset.Site?.LocalAuthority is { } seat && Authority is { } authority && seat != authority && !asset.Serves.Contains(authority);
}
