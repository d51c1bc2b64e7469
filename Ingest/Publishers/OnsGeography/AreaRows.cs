using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>Rows of tables that have an area each: those that are taken, and the others set aside with their reason.</summary>
internal static class AreaRows
{
    /// <param name="opened">Closed when it was read.</param>
    /// <param name="value">Given the table, binds its columns and returns what reads the current row.</param>
    public static Dictionary<string, T> ByLsoa<T>((RawTable Table, RawFileReport Report) opened, string codeColumn, IReadOnlySet<string> lsoas, Func<RawTable, Func<T>> value)
    {
        var (table, report) = opened;
        using var _ = table;
        var code = table.Column(codeColumn);
        var read = value(table);
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!report.IsKnownArea(table.Line, table.Area(code), lsoas, "an LSOA of 2021") || !report.IsFirst(table.Line, table.Area(code), seen))
                continue;
            report.Keep();
            values.Add(table.Area(code), read());
        }

        return values;
    }

    /// <summary>Rows whose code is English and new; the others are rejected. Yields the line of each.</summary>
    public static IEnumerable<long> English(RawTable table, RawFileReport report, int code)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.ReadComplete(report))
        {
            if (!table.Area(code).StartsWith('E'))
            {
                report.Reject(RowRules.OutsideEngland, table.Line, table.Area(code), "Only areas of England are carried.", table.Area(code), "a code of England");
            }
            else if (report.IsFirst(table.Line, table.Area(code), seen))
            {
                report.Keep();
                yield return table.Line;
            }
        }
    }
}
