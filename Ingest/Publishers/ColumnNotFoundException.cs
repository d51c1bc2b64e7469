namespace HealthNeeds.Ingest.Publishers;

/// <summary>A publisher's file lacks a column that is read by name.</summary>
internal sealed class ColumnNotFoundException(string file, string expected, IReadOnlyList<string> found)
    : IOException($"{file}: column not found: expected \"{expected}\"; found {string.Join(", ", found.Select(f => $"\"{f}\""))}.")
{
    public string Expected => expected;

    public IReadOnlyList<string> Found => found;
}
