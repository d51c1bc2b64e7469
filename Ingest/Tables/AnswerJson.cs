using System.Text;
using System.Text.Json;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tables;

/// <summary>An answer as JSON. One that breaks off is told from one that is malformed: its publisher may have more of it, and say that nothing changed since.</summary>
internal static class AnswerJson
{
    /// <param name="json">Closed at the end.</param>
    /// <param name="expected">What it should be, in words.</param>
    /// <exception cref="ResponseRefusedException">It breaks off, or is no JSON.</exception>
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

    /// <summary>Whether all of it is JSON, of which more is to come.</summary>
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
