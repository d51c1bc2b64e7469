using System.Globalization;
using HealthNeeds.Core.Snapshots;

namespace HealthNeeds.Ingest.Validation;

/// <summary>Every row that a file is said to hold was read.</summary>
internal sealed class RowCountRule : IBatchRule
{
    public string Id => "rows";

    public IEnumerable<Finding> Check(BatchFacts facts)
    {
        var read = facts.Counts.ToDictionary(c => c.Source, c => c.RowsIn, StringComparer.Ordinal);
        foreach (var file in facts.Files.Where(f => f.Kind == SnapshotKinds.Observations).GroupBy(f => f.Publication!, StringComparer.Ordinal))
        {
            var (expected, found) = (file.Sum(f => f.Rows), read.GetValueOrDefault(file.Key));
            if (found != expected)
                yield return Finding.Hold(file.Key, "all figures", "Every row of the file is read.", $"{N(found)} rows", $"{N(expected)} rows");
        }
    }

    private static string N(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}
