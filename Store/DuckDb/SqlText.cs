using System.Text.RegularExpressions;

namespace HealthNeeds.Store.DuckDb;

/// <summary>Texts and names inside a statement, and what the seam refuses in one.</summary>
internal static partial class SqlText
{
    /// <summary>A text where no parameter may stand: a path.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The name of a column.</summary>
    public static string Name(string column) => $"\"{column.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

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
    [GeneratedRegex("""'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/|@[A-Za-z_]\w*""", RegexOptions.Singleline | RegexOptions.CultureInvariant, 60_000)]
    private static partial Regex Token();
}

/// <summary>
/// Sums of doubles depend on the order in which the threads meet the rows; a sum of whole trillionths does
/// not. The last bits matter: areas with nearly the same figure change places, and the models fold and fit on those places.
/// Row rules keep figures small enough for 38 digits.
/// </summary>
internal static class ExactSum
{
    /// <param name="term">An SQL expression over one row, of finite doubles.</param>
    /// <returns>An aggregate of type <c>decimal(38, 12)</c>; its quotient with another is a double.</returns>
    public static string Of(string term) => $"sum({Term(term)})";

    /// <summary>The term as it is added, for one that stands in many sums: the cast takes longer than the addition, and is none where it was done before.</summary>
    public static string Term(string term) => $"({term})::decimal(38, 12)";
}

/// <summary>The SQL files that travel inside the assembly.</summary>
internal static class EmbeddedSql
{
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedSql).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
