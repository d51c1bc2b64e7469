using System.Globalization;
using System.Text;
using System.Text.Json;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>Publishers' JSON: an answer as a document, and values of its records. What is absent, or of another kind than is asked for, is null or nothing.</summary>
internal static class AnswerJson
{
    /// <summary>The rule that an answer of ArcGIS breaks which reports an error.</summary>
    public const string ServiceError = "service-error";

    private const int MostShown = 300;

    /// <param name="expected">What the answer should be, for messages: "organisations".</param>
    /// <exception cref="ResponseRefusedException">It breaks off, or is no JSON.</exception>
    public static JsonDocument Parse(RawResponse response, Func<RawResponse, Stream> open, string expected) => Parse(open(response), response.Address, expected);

    /// <param name="json">Closed at the end.</param>
    /// <inheritdoc cref="Parse(RawResponse, Func{RawResponse, Stream}, string)" />
    public static JsonDocument Parse(Stream json, Uri address, string expected)
    {
        var text = Read(json);
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException broken)
        {
            throw BreaksOff(text.Span)
                ? new ResponseRefusedException(CsvRefusedException.CutShortRule, address, $"JSON that breaks off after {text.Length:N0} bytes", expected, broken)
                : new ResponseRefusedException("wrong-kind", address, $"JSON that cannot be read ({broken.Message})", expected, broken);
        }
    }

    /// <summary>An answer of ArcGIS, which reports its errors with status 200.</summary>
    /// <param name="list">The field that holds what was asked for.</param>
    /// <exception cref="ResponseRefusedException">It is no JSON, reports an error, or has no such list.</exception>
    public static JsonDocument ArcGis(RawResponse response, Func<RawResponse, Stream> open, string list, string expected)
    {
        var json = Parse(response, open, expected);
        if (Field(json.RootElement, list).ValueKind == JsonValueKind.Array)
            return json;
        using (json)
        {
            var error = Field(json.RootElement, "error") is { ValueKind: not JsonValueKind.Undefined } said ? $"the error {said.GetRawText()}" : "JSON of another shape";
            throw new ResponseRefusedException(ServiceError, response.Address, error.Length > MostShown ? error[..MostShown] : error, expected);
        }
    }

    /// <summary>Of kind Undefined where there is none.</summary>
    public static JsonElement Field(JsonElement record, string name) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(JsonElement record, string name) => Field(record, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>The day of a date or a timestamp.</summary>
    public static DateOnly? Day(JsonElement record, string name) =>
        Text(record, name) is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The members of a list, or nothing.</summary>
    public static IEnumerable<JsonElement> List(JsonElement record, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            record = Field(record, name);
        return record.ValueKind == JsonValueKind.Array ? record.EnumerateArray() : [];
    }

    /// <summary>All of it, without a byte order mark.</summary>
    private static ReadOnlyMemory<byte> Read(Stream json)
    {
        using (json)
        using (var text = new MemoryStream())
        {
            json.CopyTo(text);
            var all = text.GetBuffer().AsMemory(0, (int)text.Length);
            return all.Span.StartsWith(Encoding.UTF8.Preamble) ? all[Encoding.UTF8.Preamble.Length..] : all;
        }
    }

    /// <summary>Whether all of it is JSON, of which more is to come: its publisher may have more, and say that nothing changed since.</summary>
    private static bool BreaksOff(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
