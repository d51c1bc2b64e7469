namespace HealthNeeds.Store.Queries;

internal sealed record ObservationRow(
    IndicatorId Indicator,
    AreaCode Area,
    Period Period,
    Sex Sex,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string Route,
    string? Note,
    string? Trend)
{
    public const string Columns = "o.indicator, o.area, o.period, o.sex, o.value, o.lower, o.upper, o.count, o.denominator, o.missing, o.route, o.note, o.trend";

    public Observation ToObservation()
    {
        var observation = Value is { } value
            ? Observation.Known(Indicator, Area, Period, new FigureEstimate(value, Lower, Upper), Sex, Count, Denominator)
            : Observation.Unknown(Indicator, Area, Period, EnumWords.Parse<MissingReason>(Missing!), Sex);
        return observation with { Note = Note, Trend = Trend is null ? null : EnumWords.Parse<Trend>(Trend) };
    }
}

internal sealed record BreakdownRow(
    AreaCode Area,
    Period Period,
    Sex Sex,
    string Age,
    string CategoryType,
    string Category,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    string? Missing,
    string? Note)
{
    public const string Columns = "b.area, b.period, b.sex, b.age, b.category_type, b.category, b.value, b.lower, b.upper, b.count, b.denominator, b.missing, b.note";

    public Breakdown ToBreakdown() => new(
        Area,
        Period,
        Sex,
        Age,
        CategoryType,
        Category,
        Value is { } value ? new FigureEstimate(value, Lower, Upper) : null,
        Count,
        Denominator,
        Missing is null ? null : EnumWords.Parse<MissingReason>(Missing),
        Note);
}

internal sealed record StoredIndicator(
    string Id,
    string Name,
    string Definition,
    string Unit,
    int Decimals,
    string Polarity,
    string Source,
    string Cadence,
    string NativeLevel,
    bool Modelled,
    string? Caveat,
    string Domain,
    double? Minimum,
    double? Maximum,
    string? Licence)
{
    public const string Columns = "id, name, definition, unit, decimals, polarity, source, cadence, native_level, modelled, caveat, domain, minimum, maximum, licence";

    public Indicator ToIndicator(IReadOnlyList<IndicatorUse> uses) => new(
        new IndicatorId(Id),
        Name,
        Definition,
        Unit,
        Decimals,
        EnumWords.Parse<Polarity>(Polarity),
        Source,
        Cadence,
        EnumWords.Parse<AreaLevel>(NativeLevel),
        Modelled,
        Caveat,
        Domain,
        Minimum,
        Maximum,
        uses,
        Licence);
}
