using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>The JSON of Fingertips' API, by the names it prints.</summary>
[JsonSerializable(typeof(List<AreaTypeEntry>))]
[JsonSerializable(typeof(Dictionary<string, IndicatorEntry>))]
[JsonSerializable(typeof(DataChange))]
internal sealed partial class FingertipsJson : JsonSerializerContext
{
    /// <exception cref="ResponseRefusedException">The answer is not a list of area types.</exception>
    /// <exception cref="ColumnNotFoundException">Area types lack a field.</exception>
    public static IReadOnlyList<AreaTypeEntry> AreaTypes(Stream json, Uri address) =>
        Read(json, address, Default.ListAreaTypeEntry, "a list of area types with Id, Name and Short", root =>
        {
            if (root.ValueKind == JsonValueKind.Array && root.GetArrayLength() > 0)
                JsonFields.Need(root[0], IFingertips.AreaTypesName, address, ["Id", "Name", "Short"]);
        });

    /// <exception cref="ResponseRefusedException">The answer is not metadata.</exception>
    /// <exception cref="ColumnNotFoundException">An indicator lacks a field.</exception>
    public static IReadOnlyDictionary<string, IndicatorEntry> Metadata(Stream json, Uri address) =>
        Read(json, address, Default.DictionaryStringIndicatorEntry, "metadata by indicator id", root =>
        {
            foreach (var indicator in root.ValueKind == JsonValueKind.Object ? root.EnumerateObject().Take(1) : [])
            {
                JsonFields.Need(indicator.Value, "metadata", address, ["Unit"]);
                if (indicator.Value.ValueKind == JsonValueKind.Object)
                    JsonFields.Need(indicator.Value.GetProperty("Unit"), "metadata Unit", address, ["Label"]);
            }
        });

    /// <exception cref="ResponseRefusedException">The answer does not say when.</exception>
    /// <exception cref="ColumnNotFoundException">It lacks the field that does.</exception>
    public static DataChange Change(Stream json, Uri address) =>
        Read(json, address, Default.DataChange, "when the indicator last changed", root => JsonFields.Need(root, "data changes", address, ["LastUploadedAt"]));

    private static T Read<T>(Stream json, Uri address, JsonTypeInfo<T> type, string expected, Action<JsonElement> check)
    {
        using var document = AnswerJson.Parse(json, address, expected);
        try
        {
            check(document.RootElement);
            return document.Deserialize(type) ?? throw new ResponseRefusedException("json-shape", address, "null", expected);
        }
        catch (JsonException problem)
        {
            throw new ResponseRefusedException("json-shape", address, problem.Message, expected, problem);
        }
    }
}

/// <summary>Fingertips' area types by name. Their numbers change with every change of boundaries; an old number silently gives old figures.</summary>
internal sealed class AreaTypes(IReadOnlyList<AreaTypeEntry> entries, Uri address)
{
    /// <summary>The number of the type whose long or short name is this one; capitals, spaces and signs do not matter.</summary>
    /// <exception cref="ResponseRefusedException">There is none, or more than one.</exception>
    public int Id(string name)
    {
        var found = entries.Where(e => Words(e.Name) == Words(name) || Words(e.Short) == Words(name)).Select(e => e.Id).Distinct().ToList();
        return found.Count == 1
            ? found[0]
            : throw new ResponseRefusedException("area-type", address, found.Count == 0 ? $"none among {Shown()}" : $"{found.Count} of that name", $"the area type '{name}'");
    }

    private string Shown() => string.Join("; ", entries.OrderBy(e => e.Id).Select(e => $"{e.Id} {e.Name} ({e.Short})").Take(80));

    private static string? Words(string? name) => name is null ? null : string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}

/// <summary>One entry of Fingertips' area_types.</summary>
internal sealed record AreaTypeEntry(int Id, string? Name, string? Short);

/// <summary>What indicator_metadata says of one indicator, as far as it is read here.</summary>
internal sealed record IndicatorEntry(UnitEntry? Unit, NamedEntry? ValueType, NamedEntry? YearType, NamedEntry? Descriptive, DataChange? DataChange = null);

internal sealed record UnitEntry(string? Label);

internal sealed record NamedEntry(string? Name);

/// <summary>When the figures of an indicator were last changed, as Fingertips prints it.</summary>
internal sealed record DataChange(string? LastUploadedAt, string? LastDeletedAt);
