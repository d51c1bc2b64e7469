namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>
/// Rows of the publishers' raw files for two neighbourhoods: Barnsley 010 (an LSOA that was split) and Rotherham 034
/// (merged from two MSOAs), a Welsh row wherever the files have some, and the four GP practices most used there.
/// </summary>
internal static class SampleFiles
{
    public static string Folder { get; } = Path.Combine(RawFiles.Repository, "tests", "Ingest.Tests", "Publishers", "Sample");
}
