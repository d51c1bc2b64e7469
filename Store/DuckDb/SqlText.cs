using System.Text.RegularExpressions;

namespace HealthNeeds.Store.DuckDb;

/// <summary>What the seam refuses in a statement.</summary>
internal static partial class SqlText
{
    /// <summary>DuckDB reads <c>i = @i</c> as <c>i = abs(i)</c>: true for every row that is not negative. Parameters are <c>$name</c>.</summary>
    public static void RefuseAtParameters(string sql)
    {
        foreach (var match in Token().EnumerateMatches(sql))
        {
            if (sql[match.Index] == '@')
                throw new ArgumentException($"'{sql.AsSpan(match.Index, match.Length)}' would be read as an absolute value, not as a parameter: write ${sql.AsSpan(match.Index + 1, match.Length - 1)}.", nameof(sql));
        }
    }

    /// <summary>Strings, quoted names and comments are stepped over; what is left of an at-sign before a name is a mistake.</summary>
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|@[A-Za-z_]\w*""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Token();
}
