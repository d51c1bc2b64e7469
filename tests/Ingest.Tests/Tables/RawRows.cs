using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Tables;

/// <summary>Rows of one raw file by column, for making a publisher's body from it.</summary>
internal sealed class RawRows
{
    private readonly Dictionary<string, int> columns;
    private readonly List<string[]> rows = [];

    public RawRows(string folder, string file)
    {
        using var table = CsvTable.Open(Path.Combine(folder, file));
        columns = table.Headings.Select((h, i) => (Name: h.Trim(), i)).ToDictionary(c => c.Name, c => c.i, StringComparer.Ordinal);
        while (table.Read())
            rows.Add([.. Enumerable.Range(0, table.Headings.Count).Select(i => table[i])]);
    }

    public IEnumerable<Func<string, string>> All => rows.Select(row => (Func<string, string>)(name => row[columns[name]]));

    public IReadOnlyDictionary<string, Func<string, string>> By(string column) => All.ToDictionary(row => row(column), StringComparer.Ordinal);

    public bool Has(string column) => columns.ContainsKey(column);

    public static string Csv(IEnumerable<IEnumerable<string>> lines) => string.Concat(lines.Select(line => string.Join(',', line.Select(Quoted)) + "\r\n"));

    private static string Quoted(string text) => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
