using System.ComponentModel.DataAnnotations;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>
/// England's areas and look-ups from ONS's Open Geography. Populations come from the census's age table and names people
/// use from the House of Commons Library, for the tables of areas hold both.
/// </summary>
/// <param name="services">Address of ONS's feature services.</param>
/// <param name="nomis">Nomis's own address, for the census's age table.</param>
/// <param name="library">The House of Commons Library's address.</param>
internal sealed class OnsGeographySource(OnsGeographyOptions options, Uri services, Uri nomis, Uri library) : ILiveSource
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
        responses.Add(await session.Contract<INomis>(nomis).CensusAsync(Census2021.Files[0].Id, Census, cancellation));
        responses.Add(await session.Contract<ICommonsLibrary>(library).MsoaNamesAsync(options.MsoaNames, Names, cancellation));
        return responses;
    }

    public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
    {
        var tables = layers.Open(responses, room);
        var named = responses.Single(r => r.Name == Names);
        tables.Add(GeographyFiles.MsoaNames, () => new CsvTable(Names, room.Open(named)) { Address = named.Address });
        tables.Add(Census2021.AgeFile, () => CensusSource.Open(responses.Single(r => r.Name == Census), room));
        var geography = new GeographyFiles(tables).Read();
        cancellation.ThrowIfCancellationRequested();
        var places = GeographyTables.Of(geography, Population(tables, room, geography));
        return tables.Intake([.. places.Select(p => Write(room.Folder, p.Kind, p.Write))]);
    }

    private static IReadOnlyDictionary<string, int> Population(AnswerTables tables, ReadingContext room, EnglandGeography geography)
    {
        var residents = new CensusResidents();
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

/// <summary>Layers of ONS's Open Geography, whose names change with each vintage; configuration section Live:OnsGeography.</summary>
internal sealed class OnsGeographyOptions
{
    public const string Section = "Live:OnsGeography";

    /// <summary>LSOA 2021 → ICB 2024 → local authority 2024, England: the names of LSOAs, the authorities' level, and the ICBs that older figures name.</summary>
    [Required]
    public string Places { get; set; } = "LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU";

    /// <summary>
    /// LSOA 2021 → ICB → local authority of later years, with commas between: the newest gives the ICBs of today, the others what became of theirs. The next
    /// merger is one more name. Fields are called by the years in the layer's own name.
    /// </summary>
    [Required]
    [RegularExpression(@"\s*LSOA21\w*_ICB\d\d\w*_LAD\d\d\w*\s*(,\s*LSOA21\w*_ICB\d\d\w*_LAD\d\d\w*\s*)*", ErrorMessage = "{0} expects names of layers such as LSOA21_SICBL26_ICB26_NHSER26_LAD26, with commas between.")]
    public string IcbLookUps { get; set; } = "LSOA21_SICBL26_ICB26_NHSER26_LAD26";

    /// <summary>Codes and names of MSOA 2021. The outlines' layer has them, and is asked for its attributes only.</summary>
    [Required]
    public string Msoas { get; set; } = "Middle_layer_Super_Output_Areas_December_2021_Boundaries_EW_BSC_V3";

    /// <summary>LSOA 2011 → LSOA 2021, exact fit, with the kind of change.</summary>
    [Required]
    public string LsoaChanges { get; set; } = "LSOA11_LSOA21_LAD22_EW_LU_v5";

    /// <summary>MSOA 2011 → MSOA 2021, best fit.</summary>
    [Required]
    public string MsoaChanges { get; set; } = "MSOA11_MSOA21_LAD22_EW_LU_v2";

    [Required]
    public string RuralUrban { get; set; } = "LSOA21_RUC21_EW_LU";

    /// <summary>Population-weighted centroids of LSOA 2021.</summary>
    [Required]
    public string Centroids { get; set; } = "LSOA_PopCentroids_EW_2021_V4";

    public IReadOnlyList<string> IcbLookUpNames => IcbLookUps.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Settings that name one layer of which a later vintage may take the place. <see cref="Places"/> is none: it is of 2024 for good, and later ICBs are <see cref="IcbLookUps"/>.</summary>
    public IReadOnlyList<OnsLayer> Layers =>
    [
        new(nameof(Msoas), Msoas), new(nameof(LsoaChanges), LsoaChanges), new(nameof(MsoaChanges), MsoaChanges, YearInFields: false), new(nameof(RuralUrban), RuralUrban),
        new(nameof(Centroids), Centroids),
    ];

    /// <summary>Records asked for at once; the service gives fewer where it allows fewer.</summary>
    [Range(1, 10_000)]
    public int PageSize { get; set; } = 2000;

    /// <summary>Pages of one layer after which something is wrong.</summary>
    [Range(1, 10_000)]
    public int MostPages { get; set; } = 200;

    /// <summary>File of the House of Commons Library's names of MSOA 2011, below its own address.</summary>
    [Required]
    public string MsoaNames { get; set; } = "msoanames/MSOA-Names-Latest.csv";
}

/// <summary>A layer that a setting names.</summary>
/// <param name="YearInFields">Whether fields that are read have the year of the layer's name in theirs, as LAD22CD: a later year then needs code that knows it.</param>
internal sealed record OnsLayer(string Setting, string Name, bool YearInFields = true);
