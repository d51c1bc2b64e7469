namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's table, read row by row. Columns are found by name, never by place.</summary>
internal abstract class RawTable(string file) : IDisposable
{
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

    public abstract string this[int column] { get; }

    /// <exception cref="ColumnNotFoundException">The header has no such column.</exception>
    /// <exception cref="InvalidDataException">It has more than one.</exception>
    public int Column(string name)
    {
        var printed = Published.GetValueOrDefault(name, name);
        if (Headings.Count(h => IsSame(h, printed)) > 1)
            throw new InvalidDataException($"{file}: expected one column \"{printed}\"; found more than one.");
        if (Find(printed) is not { } column)
            throw new ColumnNotFoundException(file, printed, Headings) { Address = Address, Line = HeaderLine, Taken = needed };
        needed.Add(Headings[column].Trim());
        return column;
    }

    public bool Has(string name) => Find(Published.GetValueOrDefault(name, name)) is not null;

    public abstract bool Read();

    public abstract void Dispose();

    private bool IsSame(string heading, string name) => ByWords ? HeadingText.Words(heading) == HeadingText.Words(name) : string.Equals(heading.Trim(), name, StringComparison.Ordinal);

    private int? Find(string printed)
    {
        for (var i = 0; i < Headings.Count; i++)
        {
            if (IsSame(Headings[i], printed))
                return i;
        }

        return null;
    }
}
