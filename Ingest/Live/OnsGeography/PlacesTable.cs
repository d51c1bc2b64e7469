using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.OnsGeography;

/// <summary>
/// The look-up of LSOAs with the MSOA of each beside it. ONS names an LSOA after its MSOA and a letter ("Barnsley 010A"),
/// which saves asking for the look-up by output area, six times as long.
/// </summary>
/// <param name="nameColumn">Heading of the LSOA's name.</param>
/// <param name="msoas">Code of each MSOA by its name.</param>
internal sealed class PlacesTable(RawTable places, string nameColumn, IReadOnlyDictionary<string, string> msoas) : RawTable(places.File)
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
