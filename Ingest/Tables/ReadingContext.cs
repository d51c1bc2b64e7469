using System.Text.Json;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>What a live source reads with.</summary>
/// <param name="Open">A kept answer's content, unpacked and limited.</param>
/// <param name="Folder">Where it writes its files; empty at first.</param>
internal sealed record ReadingContext(Func<RawResponse, Stream> Open, string Folder, IndicatorCatalogue Catalogue, KnownAreas Areas);

/// <summary>
/// Fields of JSON objects that are read by name. A serialiser leaves out what it does not find without a word, so that a
/// renamed field would read as one that is empty everywhere.
/// </summary>
internal static class JsonFields
{
    /// <param name="table">What the object is one of, for messages.</param>
    /// <param name="ignoreCase">Where the reader does not mind capitals.</param>
    /// <exception cref="ColumnNotFoundException">It has no such field.</exception>
    public static void Need(JsonElement record, string table, Uri address, IReadOnlyList<string> fields, bool ignoreCase = false)
    {
        if (record.ValueKind != JsonValueKind.Object)
            return;
        var found = record.EnumerateObject().Select(p => p.Name).ToList();
        var lost = fields.Except(found, ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal).FirstOrDefault();
        if (lost is not null)
            throw new ColumnNotFoundException(table, lost, found) { Address = address, Taken = fields };
    }
}
