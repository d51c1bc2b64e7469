using System.Globalization;
using System.Text.Json;
using HealthNeeds.Core.Time;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Values of the registers' JSON: what is absent, null, blank or said to be not available is null.</summary>
internal static class ResearchJson
{
    /// <summary>What NIHR's portal prints where it has nothing.</summary>
    private static readonly string[] Nothing = ["Not available", "N/A"];

    /// <exception cref="ResponseRefusedException">It cannot be read as JSON.</exception>
    public static JsonDocument Parse(RawResponse response, Func<RawResponse, Stream> open) => AnswerJson.Parse(open(response), response.Address, "a register's answer");

    /// <summary>A text, or a number as it is printed.</summary>
    public static string? Text(JsonElement record, string name) => record.ValueKind == JsonValueKind.Object && record.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { } text && text.Trim() is { Length: > 0 } printed && !Nothing.Contains(printed, StringComparer.OrdinalIgnoreCase) ? printed : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    /// <summary>A number, printed as one or as text; null for anything else.</summary>
    public static double? Number(JsonElement record, string name) =>
        Text(record, name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The day of a date, of a full timestamp, or in London of milliseconds since 1970: the Gateway's are midnight there, an hour before midnight UTC while summer time lasts.</summary>
    public static DateOnly? Day(JsonElement record, string name)
    {
        if (Text(record, name) is not { } text)
            return null;
        if (record.GetProperty(name).ValueKind == JsonValueKind.Number)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && Math.Abs(milliseconds) < 100_000_000_000_000 ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), TimeZones.London).DateTime) : null;
        return text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The members of a list, or nothing.</summary>
    public static IEnumerable<JsonElement> List(JsonElement record, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(name, out record))
                return [];
        }

        return record.ValueKind == JsonValueKind.Array ? record.EnumerateArray() : [];
    }
}
