using HealthNeeds.Ingest.Fetching;
using HealthNeeds.Ingest.Live.Answers;
using HealthNeeds.Ingest.Live.Nomis;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Sources;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>
/// England's areas and look-ups from ONS's Open Geography. Populations come from the census's age table and names people
/// use from the House of Commons Library, for the tables of areas hold both.
/// </summary>
/// <param name="services">Address of ONS's feature services.</param>
/// <param name="census">The zip with the census's age table.</param>
/// <param name="names">The library's file of MSOA names.</param>
internal sealed class OnsGeographySource(OnsGeographyOptions options, Uri services, Uri census, Uri names) : ILiveSource
{
    private const string Census = "census2021-ts007a";
    private const string Names = "msoa-names";

    private readonly LayerTables layers = new(options);

    public string Source => GeographyFiles.Ons;

    public string Publisher => PublisherAddresses.OnsGeography;

    public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var layer = new FeatureLayer(services, options.PageSize, options.MostPages);
        var responses = new List<RawResponse>();
        foreach (var (name, query) in layers.Queries)
            responses.AddRange(await layer.PullAsync(session, name, query, cancellation));
        responses.Add(await session.GetAsync(new PublisherRequest(Census, census, ResponseKind.Zip), cancellation));
        responses.Add(await session.GetAsync(new PublisherRequest(Names, names, ResponseKind.Csv), cancellation));
        return responses;
    }

    public Intake Read(IReadOnlyList<RawResponse> responses, ReadingRoom room, CancellationToken cancellation)
    {
        var tables = layers.Open(responses, room);
        var named = responses.Single(r => r.Name == Names);
        tables.Add(GeographyFiles.MsoaNames, () => new CsvTable(Names, room.Open(named)) { Address = named.Address });
        tables.Add(Census2021.AgeFile, () => CensusSource.Open(responses.Single(r => r.Name == Census), room));
        var geography = new GeographyFiles(tables).Read();
        cancellation.ThrowIfCancellationRequested();
        var places = PlaceTables.Of(geography, Population(tables, room, geography));
        return tables.Intake([.. places.Select(p => Write(room.Folder, p.Kind, p.Write))]);
    }

    private static IReadOnlyDictionary<string, int> Population(AnswerTables tables, ReadingRoom room, Geography geography)
    {
        var residents = new Residents();
        var intake = new FigureIntake(room.Catalogue.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal), residents.Take);
        Census2021.Files[0].Read(tables, geography.Known(room.Areas.Practices), intake);
        return residents.ByLsoa;
    }

    private static FetchedFile Write(string folder, string kind, Func<string, long> write)
    {
        var path = Path.Combine(folder, $"{kind}.parquet");
        return FetchedFile.Of(kind, publication: null, path, write(path));
    }
}
