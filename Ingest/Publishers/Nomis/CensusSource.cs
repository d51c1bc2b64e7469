using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Nomis;

/// <summary>Census 2021 from Nomis's bulk files: a zip for each table, with a CSV for each kind of area.</summary>
/// <param name="root">Nomis's own address.</param>
internal sealed class CensusSource(Uri root) : ILiveSource
{
    public string Source => Census2021.Source;

    public string Publisher => PublisherAddresses.Nomis;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var (nomis, responses) = (session.Contract<INomis>(root), new List<RawResponse>());
        foreach (var table in Census2021.Files)
            responses.Add(await nomis.CensusAsync(table.Id, Answer(table), cancellation));
        return responses;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var tables = new AnswerTables();
        foreach (var file in Census2021.Files)
        {
            var response = responses.Single(r => r.Name == Answer(file));
            tables.Add(file.Name, () => Open(response, room, file.Published));
        }

        return FigureReading.Read(Source, tables, Census2021.Files, room, cancellation);
    }

    public static CsvTable Open(RawResponse response, ReadingContext room, IReadOnlyDictionary<string, string>? published = null)
    {
        var entry = $"{response.Name}-lsoa.csv";
        return ZippedTable.Open(response, room, name => name == entry, entry, published: published);
    }

    public static string Answer(CensusTable file) => $"census2021-{file.Id}";
}

/// <summary>How many people live in each LSOA: the denominator of a census figure over all usual residents.</summary>
internal sealed class CensusResidents
{
    private const string CarriesPopulation = "census2021-aged-0-4";

    private readonly Dictionary<string, int> people = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> ByLsoa => people;

    public void Clear() => people.Clear();

    public void Take(PublishedFigure figure)
    {
        if (figure.Indicator.Value == CarriesPopulation && figure.Denominator is { } residents)
            people.Add(figure.Area, (int)residents);
    }
}
