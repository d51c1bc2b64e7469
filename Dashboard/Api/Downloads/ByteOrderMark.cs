using System.Text;

namespace HealthNeeds.Dashboard.Api.Downloads;

/// <summary>
/// The byte order mark at the start of a CSV file: without it a spreadsheet reads "2018–24" as three letters of another alphabet. A program that asks for text/csv by name
/// gets the plain stream.
/// </summary>
internal static class ByteOrderMark
{
    private const string Csv = "text/csv";

    public static ReadOnlySpan<byte> Bytes => Encoding.UTF8.Preamble;

    /// <summary>False for a request whose Accept header names text/csv.</summary>
    public static bool IsWanted(HttpRequest request) =>
        !request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase));
}
