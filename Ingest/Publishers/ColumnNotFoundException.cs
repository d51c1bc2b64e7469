namespace HealthNeeds.Ingest.Publishers;

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
