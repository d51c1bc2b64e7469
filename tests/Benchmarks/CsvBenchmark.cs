using System.Globalization;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Benchmarks;

/// <summary>Every field of a large CSV, as bytes and as text, beside the plain reading of its lines.</summary>
internal sealed class CsvBenchmark : IBenchmark
{
    private const int Rows = 260_000;
    private const int Seed = 1;

    public string Name => "csv";

    public string Description =>
        $"A CSV in the shape of Fingertips' all_data, {Rows:N0} rows of 27 columns: every field found, as bytes and as text; File.ReadLines, which finds lines but no fields, is the reference.";

    public IReadOnlyList<Limit> Limits => [Limit.CpuTimes("ours, bytes", "lines", 1.5, "fields")];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("healthneeds-csv-").FullName;
        try
        {
            var csv = Path.Combine(folder, "all_data.csv");
            FingertipsFile.Write(csv, [.. Enumerable.Range(1, 6791).Select(i => $"E02{i:000000}")], Rows, Seed);
            var work = string.Create(CultureInfo.InvariantCulture, $"fields of {new FileInfo(csv).Length / 1e6:0} MB");
            Bytes(csv);
            yield return Measurement.Of("lines", work, () => $"{File.ReadLines(csv).Sum(l => (long)l.Length):N0} letters");
            yield return Measurement.Of("ours, bytes", work, () => Bytes(csv));
            yield return Measurement.Of("ours, text", work, () => Texts(csv));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Bytes(string csv)
    {
        using var records = new CsvRecords(File.OpenRead(csv));
        var (rows, letters) = (0L, 0L);
        for (; records.Read(); rows++)
        {
            for (var i = 0; i < records.FieldCount; i++)
                letters += records[i].Length;
        }

        return $"{rows:N0} records, {letters:N0} bytes in fields";
    }

    private static string Texts(string csv)
    {
        using var records = new CsvRecords(File.OpenRead(csv));
        var (rows, letters) = (0L, 0L);
        for (; records.Read(); rows++)
        {
            for (var i = 0; i < records.FieldCount; i++)
                letters += records.Text(i).Length;
        }

        return $"{rows:N0} records, {letters:N0} letters in fields";
    }
}
