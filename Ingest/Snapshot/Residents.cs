using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>How many people live in each LSOA: the denominator of a census figure over all usual residents.</summary>
internal sealed class Residents
{
    private const string CarriesPopulation = "census2021-aged-0-4";

    private readonly Dictionary<string, int> people = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByLsoa => people;

    public void Clear() => people.Clear();

    public void Take(Figure figure)
    {
        if (figure.Indicator.Value == CarriesPopulation && figure.Denominator is { } residents)
            people.Add(figure.Area, (int)residents);
    }
}
