namespace HealthNeeds.Store.Queries;

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
