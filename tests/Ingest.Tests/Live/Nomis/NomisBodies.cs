using System.Text;
using HealthNeeds.Ingest.Tests.Fetching;

namespace HealthNeeds.Ingest.Tests.Live.Nomis;

/// <summary>Nomis's bulk files of the census as it publishes them, filled from the raw files: a zip for each table, with a CSV for each kind of area.</summary>
internal static class NomisBodies
{
    public static readonly IReadOnlyList<string> Tables = ["ts007a", "ts037", "ts038", "ts039"];

    /// <param name="change">Of the table's text.</param>
    public static Answer Zip(string raw, string table, Func<string, string>? change = null)
    {
        var text = File.ReadAllText(Path.Combine(raw, $"census2021_{table}_lsoa21.csv"));
        return Answer.Zip(
            ($"census2021-{table}-ctry.csv", "date,geography,geography code\n"u8.ToArray()),
            ($"census2021-{table}-lsoa.csv", Encoding.UTF8.GetBytes(change?.Invoke(text) ?? text)),
            ($"metadata/{table.ToUpperInvariant()}.txt", "notes"u8.ToArray()));
    }
}
