namespace HealthNeeds.Store.Queries;

/// <summary>One indicator as an area's page shows it: the newest period held at the area's level, beside its spread elsewhere.</summary>
/// <param name="Observation">Null where other areas of the level have a figure and this one has none, not even a reason.</param>
/// <param name="Route">How the figure reached the area: "native", "look-up", "population-weighted" or "registrations".</param>
/// <param name="England">Spread over England's areas of the level; null where fewer than nine in ten of those it is published for have a value, or fewer than two.</param>
/// <param name="Icb">Spread over those of the area's ICB, or of the region that it is looked at in.</param>
/// <param name="LocalAuthority">Spread over those of its authority.</param>
public sealed record IndicatorValue(
    Indicator Indicator,
    Period Period,
    Sex Sex,
    Observation? Observation,
    string? Route,
    IndicatorSpread? England,
    IndicatorSpread? Icb,
    IndicatorSpread? LocalAuthority)
{
    /// <summary>True where England's areas have values, but too few of them to compare with.</summary>
    public bool TooFewInEngland { get; init; }

    /// <summary>The same of the area's ICB.</summary>
    public bool TooFewInIcb { get; init; }

    /// <summary>Every period held of the area, oldest first, with or without a value.</summary>
    public IReadOnlyList<Observation> Series { get; init; } = [];
}

/// <summary>Spreads by indicator and sex, gathered once for the areas of a level that are laid beside them.</summary>
/// <param name="region">The region that they are of beside England; null where they are of each area's own ICB and authority.</param>
public sealed class SpreadIndex(IReadOnlyList<IndicatorSpread> spreads, AreaCode? region = null)
{
    private readonly ILookup<(IndicatorId, Sex), IndicatorSpread> index = spreads.ToLookup(s => (s.Indicator, s.Sex));

    internal bool IsOfRegion(IndicatorSpread spread) => region is { } own ? spread.Within == own : spread.Within.Value.StartsWith("E54", StringComparison.Ordinal);

    internal IEnumerable<IndicatorSpread> Of(IndicatorId indicator, Sex sex) => index[(indicator, sex)];

    /// <summary>The last day of the newest period of an indicator, the earliest of women's, men's and all's; null where there is no spread of it.</summary>
    internal DateOnly? Since(IndicatorId indicator) => Enum.GetValues<Sex>()
        .Select(sex => index[(indicator, sex)].Select(s => (DateOnly?)s.Period.End).Max()).OfType<DateOnly>().Order().Cast<DateOnly?>().FirstOrDefault();
}

/// <summary>An area's figures laid beside the spreads around it.</summary>
internal sealed class AreaFigures(IReadOnlyList<Indicator> indicators, IReadOnlyList<ObservationRow> figures, SpreadIndex spreads)
{
    private readonly ILookup<(IndicatorId, Sex), (Period Period, ObservationRow Row)> figuresOf =
        figures.ToLookup(r => (r.Indicator, r.Sex), r => (r.Period, r));

    /// <summary>Per indicator and sex the newest period that the area's level has; the area itself may have nothing in it.</summary>
    public IReadOnlyList<IndicatorValue> Newest(AreaCode area)
    {
        var values = new List<IndicatorValue>();
        foreach (var indicator in indicators)
        {
            foreach (var sex in Enum.GetValues<Sex>())
            {
                var periods = figuresOf[(indicator.Id, sex)].Select(f => f.Period).Concat(spreads.Of(indicator.Id, sex).Select(s => s.Period)).ToList();
                if (periods.Count > 0)
                    values.Add(In(indicator, sex, periods.Max(), area));
            }
        }

        return values;
    }

    private IndicatorValue In(Indicator indicator, Sex sex, Period period, AreaCode area)
    {
        var row = figuresOf[(indicator.Id, sex)].FirstOrDefault(f => f.Period == period).Row;
        var around = spreads.Of(indicator.Id, sex).Where(s => s.Period == period && s.Within != area).ToList();
        var (england, icb, authority) = (around.Find(s => s.Within == AreaCode.England), around.Find(spreads.IsOfRegion), around.Find(s => s.Within != AreaCode.England && !spreads.IsOfRegion(s)));
        return new IndicatorValue(indicator, period, sex, row?.ToObservation(), row?.Route, Comparator(england), Comparator(icb), Comparator(authority))
        {
            TooFewInEngland = england is { IsComparator: false },
            TooFewInIcb = icb is { IsComparator: false },
            Series = [.. figuresOf[(indicator.Id, sex)].OrderBy(f => f.Period).Select(f => f.Row.ToObservation())],
        };
    }

    private static IndicatorSpread? Comparator(IndicatorSpread? spread) => spread is { IsComparator: true } ? spread : null;
}
