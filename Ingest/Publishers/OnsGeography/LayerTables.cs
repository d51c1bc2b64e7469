using System.Text.RegularExpressions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>Which layers are asked for what, and which of the readers' tables each is.</summary>
internal sealed partial class LayerTables(OnsGeographyOptions options)
{
    private const string Msoas = "msoa21";

    private readonly IReadOnlyList<Layer> layers =
    [
        new("places", GeographyFiles.Places, options.Places, Geometry: false,
            ("lsoa21_code", "LSOA21CD"), ("lsoa21_name", "LSOA21NM"), ("ltla24_code", "LAD24CD"), ("ltla24_name", "LAD24NM"), ("icb24_code", "ICB24CD"), ("icb24_name", "ICB24NM")),
        new("lsoa-changes", GeographyFiles.LsoaChangesFile, options.LsoaChanges, Geometry: false,
            ("lsoa11_code", "LSOA11CD"), ("lsoa11_name", "LSOA11NM"), ("change_code", "CHGIND"), ("lsoa21_code", "LSOA21CD"), ("ltla22_code", "LAD22CD")),
        new("msoa-changes", GeographyFiles.MsoaChangesFile, options.MsoaChanges, Geometry: false,
            ("msoa11_code", "MSOA11CD"), ("msoa11_name", "MSOA11NM"), ("msoa21_code", "MSOA21CD")),
        new("rural-urban", GeographyFiles.RuralUrbanFile, options.RuralUrban, Geometry: false, ("lsoa21_code", "LSOA21CD"), ("classification", "RUC21NM")),
        new("centroids", GeographyFiles.CentroidFile, options.Centroids, Geometry: true, ("LSOA21CD", "LSOA21CD")),
        .. options.IcbLookUpNames.Select(Icbs),
    ];

    public IEnumerable<(string Name, LayerQuery Query)> Queries =>
    [
        (Msoas, new LayerQuery(options.Msoas, ["MSOA21CD", "MSOA21NM"])),
        .. layers.Select(l => (l.Name, new LayerQuery(l.Service, [.. l.Fields.Select(f => f.Printed)], l.Geometry))),
    ];

    public AnswerTables Open(IReadOnlyList<RawResponse> responses, ReadingContext room)
    {
        var tables = new AnswerTables();
        foreach (var layer in layers.Skip(1))
            tables.Add(layer.File, () => Table(layer, responses, room));
        tables.Add(Msoas, () => new FeatureTable(Msoas, PagesOf(Msoas, responses), room));
        return tables.Add(layers[0].File, () => new LsoaPlaceTable(Table(layers[0], responses, room), "LSOA21NM", MsoaCodes(tables))
        {
            Address = PagesOf(layers[0].Name, responses).Select(r => r.Address).FirstOrDefault(),
            Published = Names(layers[0], ("msoa21_code", "MSOA21CD"), ("msoa21_name", "MSOA21NM")),
        });
    }

    /// <summary>The year of the ICBs in a layer's name, "26"; null where it is no look-up of ICBs.</summary>
    public static string? IcbYear(string service) => Years().Match(service) is { Success: true } years ? years.Groups["icb"].Value : null;

    /// <summary>A layer says the years of its ICBs and authorities in its name, and so do its fields.</summary>
    private static Layer Icbs(string service)
    {
        var years = Years().Match(service).Groups;
        var (icb, authority) = (years["icb"].Value, years["authority"].Value);
        return new Layer($"icbs-20{icb}", IcbLookUpFiles.FileOf(icb), service, Geometry: false,
            ("lsoa21_code", "LSOA21CD"), ($"icb{icb}_code", $"ICB{icb}CD"), ($"icb{icb}_name", $"ICB{icb}NM"), (IcbLookUpFiles.Authority, $"LAD{authority}CD"));
    }

    private static FeatureTable Table(Layer layer, IReadOnlyList<RawResponse> responses, ReadingContext room) =>
        new(layer.Name, PagesOf(layer.Name, responses), room) { Published = Names(layer, ("lon", FeatureTable.Longitude), ("lat", FeatureTable.Latitude)) };

    private static Dictionary<string, string> Names(Layer layer, params IEnumerable<(string Ours, string Printed)> more) =>
        layer.Fields.Concat(more).ToDictionary(f => f.Ours, f => f.Printed, StringComparer.Ordinal);

    private static IEnumerable<RawResponse> PagesOf(string name, IReadOnlyList<RawResponse> responses) =>
        responses.Where(r => r.Name.StartsWith($"{name} page ", StringComparison.Ordinal));

    private static Dictionary<string, string> MsoaCodes(AnswerTables tables)
    {
        var (table, report) = tables.Open(GeographyFiles.Ons, Msoas);
        using var _ = table;
        var (code, name) = (table.Column("MSOA21CD"), table.Column("MSOA21NM"));
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var _row in AreaRows.English(table, report, code))
            codes[table[name]] = table[code];
        return codes;
    }

    [GeneratedRegex(@"_ICB(?<icb>[0-9]{2})\w*_LAD(?<authority>[0-9]{2})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Years();

    /// <param name="Name">Of its answers.</param>
    /// <param name="File">What its reader asks for.</param>
    /// <param name="Fields">Reader's name and ONS's; the first orders the records.</param>
    private sealed record Layer(string Name, string File, string Service, bool Geometry, params IReadOnlyList<(string Ours, string Printed)> Fields);
}

/// <summary>
/// The look-up of LSOAs with the MSOA of each beside it. ONS names an LSOA after its MSOA and a letter ("Barnsley 010A"),
/// which saves asking for the look-up by output area, six times as long.
/// </summary>
/// <param name="nameColumn">Heading of the LSOA's name.</param>
/// <param name="msoas">Code of each MSOA by its name.</param>
internal sealed class LsoaPlaceTable(RawTable places, string nameColumn, IReadOnlyDictionary<string, string> msoas) : RawTable(places.File)
{
    private readonly int name = places.Column(nameColumn);

    public override IReadOnlyList<string> Headings { get; } = [.. places.Headings, "MSOA21NM", "MSOA21CD"];

    public override long? HeaderLine => places.HeaderLine;

    public override long Line => places.Line;

    private string Msoa => places[name] is { Length: > 1 } lsoa ? lsoa[..^1] : string.Empty;

    public override string this[int column] => (Headings.Count - column) switch
    {
        1 => msoas[Msoa],
        2 => Msoa,
        _ => places[column],
    };

    /// <exception cref="InvalidDataException">An LSOA is named after no MSOA.</exception>
    public override bool Read()
    {
        if (!places.Read())
            return false;
        return msoas.ContainsKey(Msoa) ? true : throw new InvalidDataException($"{File} row {Line}: expected the name of an MSOA and a letter; found '{places[name]}'.");
    }

    public override void Dispose() => places.Dispose();
}
