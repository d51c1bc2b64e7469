using HealthNeeds.Core.Assets;

namespace HealthNeeds.Analytics.Matching;

/// <summary>How hard each need presses on each area, from the indicators the taxonomy names for it, each at the finest level it is held at.</summary>
/// <param name="indicators">Those of the release.</param>
/// <param name="tables">All of England's areas, per level, so that shares are shares of England.</param>
public sealed class NeedPressureStudy(IReadOnlyList<Indicator> indicators, IReadOnlyDictionary<AreaLevel, AreaTable> tables)
{
    /// <summary>
    /// What is borrowed from an area around may be off: nine LSOAs in ten lie within so much of their MSOA's share, and of their authority's.
    /// Measured over the Census counts and deprivation domains held at all three levels; practice registers, spread over LSOAs by where patients live,
    /// are smoother than life and left out (docs/matching.md).
    /// </summary>
    private static readonly Dictionary<AreaLevel, double> Borrowed = new() { [AreaLevel.Msoa21] = 0.30, [AreaLevel.Ltla24] = 0.50 };

    /// <summary>Against what measures the need itself, what it goes with counts so much.</summary>
    private const double RelatedWeight = 0.5;

    private readonly Dictionary<IndicatorId, Indicator> _indicators = indicators.ToDictionary(i => i.Id);
    private readonly Dictionary<(IndicatorId Indicator, AreaLevel Level), IndicatorShares?> _shares = [];

    /// <returns>One per need and area that has figures, of its own or of an area around it; the others are left out.</returns>
    public IReadOnlyList<NeedPressure> Of(IReadOnlyList<Need> needs, IReadOnlyList<Area> areas) =>
        needs.SelectMany(need => areas.Select(area => Of(need, area)).OfType<NeedPressure>()).ToList();

    private NeedPressure? Of(Need need, Area area)
    {
        var own = Finest(need.Indicators, area);
        var related = Finest(need.Related, area);
        if ((own ?? related) is not { } leading)
            return null;
        var mixed = own is { } a && related is { } b ? Mix(a.Share, b.Share) : leading.Share;
        return new NeedPressure(area.Code, need.Id, mixed.Level, leading.Level) { Lower = mixed.Lower, Upper = mixed.Upper, Own = own?.Share.Level };
    }

    /// <summary>The mean over the indicators held at the finest level at which any is held for the area.</summary>
    private (Share Share, AreaLevel Level)? Finest(IReadOnlyList<string> ids, Area area)
    {
        foreach (var (level, code) in Around(area))
        {
            var shares = ids.Select(id => At(new IndicatorId(id), level)?.Of(code, level == area.Level ? area.Population : null)).OfType<Share>().ToList();
            if (shares.Count > 0)
                return (Widened(Mean(shares), level == area.Level ? 0 : Borrowed[level]), level);
        }

        return null;
    }

    private static IEnumerable<(AreaLevel Level, AreaCode Code)> Around(Area area)
    {
        yield return (area.Level, area.Code);
        if (area.Level == AreaLevel.Lsoa21 && area.Msoa is { } msoa)
            yield return (AreaLevel.Msoa21, msoa);
        if (area.Level != AreaLevel.Ltla24 && area.LocalAuthority is { } authority)
            yield return (AreaLevel.Ltla24, authority);
    }

    private IndicatorShares? At(IndicatorId id, AreaLevel level)
    {
        if (_shares.TryGetValue((id, level), out var known))
            return known;
        return _shares[(id, level)] = _indicators.TryGetValue(id, out var indicator) && tables.TryGetValue(level, out var table) ? IndicatorShares.Of(table, indicator) : null;
    }

    /// <summary>Ends are averaged as levels are: errors of figures about one place are not taken to cancel out.</summary>
    private static Share Mean(List<Share> shares) => new(shares.Average(s => s.Level), shares.Average(s => s.Lower), shares.Average(s => s.Upper));

    private static Share Widened(Share share, double by) => new(share.Level, Math.Max(0, share.Lower - by), Math.Min(1, share.Upper + by));

    private static Share Mix(Share own, Share related)
    {
        double Of(double a, double b) => (a + (RelatedWeight * b)) / (1 + RelatedWeight);
        return new Share(Of(own.Level, related.Level), Of(own.Lower, related.Lower), Of(own.Upper, related.Upper));
    }
}

/// <summary>How hard a need presses on an area.</summary>
/// <param name="Level">Share of England's areas where it presses less, 0 to 1: what places are ordered by.</param>
/// <param name="Measured">The level of the figures behind it: that of the area where there are any, else the finest around it.</param>
public readonly record struct NeedPressure(AreaCode Area, string Need, double Level, AreaLevel Measured)
{
    /// <summary>Lower end of the 90% interval of <see cref="Level"/>.</summary>
    public double Lower { get; init; } = Level;

    /// <summary>Upper end of the 90% interval of <see cref="Level"/>.</summary>
    public double Upper { get; init; } = Level;

    /// <summary>The share by what measures this very need; null where only what it goes with is measured.</summary>
    public double? Own { get; init; }
}
