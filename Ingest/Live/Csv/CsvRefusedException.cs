namespace HealthNeeds.Ingest.Live.Csv;

/// <summary>A text that cannot be read as the CSV it should be.</summary>
/// <param name="rule">Id of the rule it broke: "encoding", "record-length", "columns", "empty-body".</param>
internal sealed class CsvRefusedException(string rule, string found, string expected) : Exception($"Found {found}; expected {expected} [{rule}].")
{
    public string Rule => rule;

    public string Found => found;

    public string Expected => expected;
}
