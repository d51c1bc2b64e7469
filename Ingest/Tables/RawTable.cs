using System.Text;

namespace HealthNeeds.Ingest.Tables;

/// <summary>A publisher's table, read row by row. Columns are found by name, never by place.</summary>
internal abstract class RawTable(string file) : IDisposable
{
    /// <summary>Headings of this many letters or more may be cut short: some programs keep no more of them than 64 or 80.</summary>
    private const int LongHeading = 64;

    private readonly SortedSet<string> needed = new(StringComparer.Ordinal);

    public string File => file;

    /// <summary>Where the publisher has it; null for a file of this machine.</summary>
    public Uri? Address { get; init; }

    /// <summary>Counted from 1; null where each record names its fields.</summary>
    public virtual long? HeaderLine => 1;

    /// <summary>As printed, in order.</summary>
    public abstract IReadOnlyList<string> Headings { get; }

    /// <summary>Those that were asked for.</summary>
    public IReadOnlyCollection<string> Needed => needed;

    /// <summary>What a publisher prints where a reader knows a column by another name.</summary>
    public IReadOnlyDictionary<string, string> Published { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>True where headings are told apart by their words alone: publishers change capitals, brackets and underscores between editions.</summary>
    public bool ByWords { get; init; }

    /// <summary>Where the current row starts, counted from 1.</summary>
    public abstract long Line { get; }

    public virtual int FieldCount => Headings.Count;

    /// <summary>False where the current row has more or fewer fields than the header.</summary>
    public bool IsComplete => FieldCount == Headings.Count;

    /// <summary>False where the current row's fields cannot be told apart for sure.</summary>
    public virtual bool IsSound => true;

    /// <summary>Once all was read: whether the last row ended its line. Null of tables that are no text.</summary>
    public virtual bool? EndsLine => null;

    public abstract string this[int column] { get; }

    /// <summary>The area or GP practice of a row, by its code as it is meant: see <see cref="AreaCode.Printed"/> and <see cref="PracticeShare.Printed"/>.</summary>
    public string Area(int column) => PracticeShare.Printed(AreaCode.Printed(this[column]));

    /// <exception cref="ColumnNotFoundException">The header has no such column.</exception>
    /// <exception cref="InvalidDataException">It has more than one.</exception>
    public int Column(string name)
    {
        var printed = Published.GetValueOrDefault(name, name);
        if (Headings.Count(h => IsSame(h, printed)) is var same && (same > 1 || (same == 0 && Headings.Count(h => IsStart(h, printed)) > 1)))
            throw new InvalidDataException($"{file}: expected one column \"{printed}\"; found more than one.");
        if (Find(printed) is not { } column)
            throw new ColumnNotFoundException(file, printed, Headings) { Address = Address, Line = HeaderLine, Taken = needed };
        needed.Add(Headings[column].Trim());
        return column;
    }

    /// <summary>The same by any of several names.</summary>
    /// <exception cref="ColumnNotFoundException">The header has none of them; the first is named.</exception>
    public int Column(string[] names) => Column(names.FirstOrDefault(Has) ?? names[0]);

    public bool Has(string name) => Find(Published.GetValueOrDefault(name, name)) is not null;

    public abstract bool Read();

    public abstract void Dispose();

    private bool IsSame(string heading, string name) => ByWords ? HeadingText.Words(heading) == HeadingText.Words(name) : string.Equals(heading.Trim(), name, StringComparison.Ordinal);

    /// <summary>Whether a heading is the name cut short, as one of File 7 of the Indices of 2025 is ("… 10% of LSO").</summary>
    private bool IsStart(string heading, string name) =>
        heading.Trim() is { Length: >= LongHeading } start && (ByWords ? HeadingText.Words(name).StartsWith(HeadingText.Words(start), StringComparison.Ordinal) : name.StartsWith(start, StringComparison.Ordinal));

    private int? Find(string printed)
    {
        var places = Enumerable.Range(0, Headings.Count);
        return places.Where(i => IsSame(Headings[i], printed)).Concat(places.Where(i => IsStart(Headings[i], printed))).Select(i => (int?)i).FirstOrDefault();
    }
}

/// <summary>Headings as words only, for publishers who change brackets and capitals between editions.</summary>
internal static class HeadingText
{
    /// <summary>"Burglary, rate per 1,000 'at-risk properties'" becomes "burglary_rate_per_1_000_at_risk_properties".</summary>
    public static string Words(string heading)
    {
        var words = new StringBuilder(heading.Length);
        foreach (var letter in heading.Replace("%", " percent ", StringComparison.Ordinal))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                words.Append(char.ToLowerInvariant(letter));
            else if (letter is not ('\'' or '’' or '‘') && words.Length > 0 && words[^1] != '_')
                words.Append('_');
        }

        return words.ToString().TrimEnd('_');
    }
}

/// <summary>A publisher's table lacks a column that is read by name: nothing can be read of it.</summary>
/// <param name="file">The table, as its publisher or its answer names it.</param>
/// <param name="expected">The first that is missing.</param>
/// <param name="found">The header as printed.</param>
internal sealed class ColumnNotFoundException(string file, string expected, IReadOnlyList<string> found)
    : IOException($"{file}: column not found: expected \"{expected}\"; found {string.Join(", ", found.Select(f => $"\"{f}\""))}.")
{
    public string File => file;

    public string Expected => expected;

    public IReadOnlyList<string> Found => found;

    /// <summary>Where the publisher has the table; null for a file of this machine.</summary>
    public Uri? Address { get; init; }

    /// <summary>The header's, counted from 1; null where fields have names of their own in each record.</summary>
    public long? Line { get; init; }

    /// <summary>Headings that are read under their own name: none of them is the lost one's new name.</summary>
    public IReadOnlyCollection<string> Taken { get; init; } = [];

    /// <summary>The same, of the table that is there.</summary>
    public ColumnNotFoundException At(Uri address) => new(file, expected, found) { Address = address, Line = Line, Taken = Taken };
}
