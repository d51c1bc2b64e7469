using System.Globalization;
using System.Text.Json;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>Values of the registers' JSON: what is absent, null, blank or said to be not available is null.</summary>
internal static class ResearchJson
{
    /// <summary>Milliseconds since 1970 of the first moment that is a date here, and of one in three thousand years. Java's first day of the year 1, which stands for "none", lies before it.</summary>
    private const long FirstMoment = -62_135_596_800_000;
    private const long LastMoment = 100_000_000_000_000;

    /// <summary>What NIHR's portal prints where it has nothing.</summary>
    private static readonly string[] Nothing = ["Not available", "N/A"];

    /// <exception cref="ResponseRefusedException">It cannot be read as JSON.</exception>
    public static JsonDocument Parse(RawResponse response, Func<RawResponse, Stream> open) => AnswerJson.Parse(response, open, "a register's answer");

    /// <summary>A text, or a number as it is printed.</summary>
    public static string? Text(JsonElement record, string name) => AnswerJson.Field(record, name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString()!.Trim() is { Length: > 0 } printed && !Nothing.Contains(printed, StringComparer.OrdinalIgnoreCase) ? printed : null,
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    /// <summary>A number, printed as one or as text; null for anything else.</summary>
    public static double? Number(JsonElement record, string name) =>
        Text(record, name) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The day of a date, of a full timestamp, or in London of milliseconds since 1970: the Gateway's are midnight there, an hour before midnight UTC while summer time lasts.</summary>
    public static DateOnly? Day(JsonElement record, string name)
    {
        if (Text(record, name) is not { } text)
            return null;
        if (record.GetProperty(name).ValueKind == JsonValueKind.Number)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > FirstMoment and < LastMoment ? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), TimeZones.London).DateTime) : null;
        return AnswerJson.Day(record, name);
    }
}
