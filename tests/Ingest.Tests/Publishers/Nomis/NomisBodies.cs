using System.Text;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Tables;

namespace HealthNeeds.Ingest.Tests.Publishers.Nomis;

/// <summary>Nomis's bulk files of the census as it publishes them, filled from the raw files: a zip for each table, with a CSV for each kind of area.</summary>
internal static class NomisBodies
{
    public static readonly IReadOnlyList<string> Tables = ["ts007a", "ts037", "ts038", "ts039", "ts021", "ts044", "ts054"];

    /// <summary>Tables whose raw file has neither Nomis's topic nor its total, nor the subtotals and parts that Nomis prints besides.</summary>
    private static readonly Dictionary<string, (string File, string Topic, string Whole, string[] Besides)> Extracts = new()
    {
        ["ts021"] = ("census2021_ethnic_group_lsoa21.csv", "Ethnic group: ", "Total: All usual residents", ["White: Irish"]),
        ["ts044"] = ("census2021_household_type_lsoa21.csv", "Accommodation type: ", "Total: All households", []),
        ["ts054"] = ("census2021_household_tenure_lsoa21.csv", "Tenure of household: ", "Total: All households", ["Owned", "Private rented"]),
    };

    /// <param name="change">Of the table's text.</param>
    public static PublisherAnswer Zip(string raw, string table, Func<string, string>? change = null)
    {
        var text = Extracts.TryGetValue(table, out var extract) ? Whole(raw, extract) : File.ReadAllText(Path.Combine(raw, $"census2021_{table}_lsoa21.csv"));
        return PublisherAnswer.QuickZip(
            ($"census2021-{table}-ctry.csv", "date,geography,geography code\n"u8.ToArray()),
            ($"census2021-{table}-lsoa.csv", Encoding.UTF8.GetBytes(change?.Invoke(text) ?? text)),
            ($"metadata/{table.ToUpperInvariant()}.txt", "notes"u8.ToArray()));
    }

    /// <summary>With the total, the topic before every heading, subtotals and parts, and a row of Wales.</summary>
    private static string Whole(string raw, (string File, string Topic, string Whole, string[] Besides) extract)
    {
        using var table = CsvTable.Open(Path.Combine(raw, extract.File));
        var columns = Enumerable.Range(1, table.Headings.Count - 1).ToArray();
        List<IEnumerable<string>> lines = [["date", "geography", "geography code", extract.Topic + extract.Whole, .. extract.Besides.Select(b => extract.Topic + b), .. columns.Select(c => extract.Topic + table.Headings[c])]];
        while (table.Read())
        {
            int[] counts = [.. columns.Select(c => (int)FigureIntake.Number(table[c])!.Value)];
            lines.Add(["2021", "a name", table[0], $"{counts.Sum()}", .. extract.Besides.Select(_ => "7"), .. counts.Select(c => $"{c}")]);
        }

        lines.Add(["2021", "Isle of Anglesey 001A", "W01000003", .. Enumerable.Repeat("1", columns.Length + extract.Besides.Length + 1)]);
        return RawRows.Csv(lines);
    }
}
