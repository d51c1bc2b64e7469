namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Recorded answers of Fingertips, if this machine has them.</summary>
internal static class FingertipsFixtures
{
    public static string? Folder { get; } = RawFiles.Folder is { } sources && Directory.Exists(Path.Combine(sources, "..", "fixtures", "fingertips"))
        ? Path.GetFullPath(Path.Combine(sources, "..", "fixtures", "fingertips"))
        : null;

    public static FileStream Open(string name) => File.OpenRead(Path.Combine(Folder!, name));
}
