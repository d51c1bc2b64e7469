namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>Recorded answers of Fingertips, if this machine has them.</summary>
internal static class FingertipsFixtures
{
    public static string? Folder { get; } = RawFiles.Folder is { } sources && Directory.Exists(Path.Combine(sources, "..", "fixtures", "fingertips"))
        ? Path.GetFullPath(Path.Combine(sources, "..", "fixtures", "fingertips"))
        : null;

    public static FileStream Open(string name) => File.OpenRead(Path.Combine(Folder!, name));
}

/// <summary>A test that needs Fingertips' recorded answers; where they are not, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FingertipsFactAttribute : FactAttribute
{
    public FingertipsFactAttribute()
    {
        if (FingertipsFixtures.Folder is null)
            Skip = "No shared/fixtures/fingertips in or above the repository: the recorded answers are not on this machine. The same shapes are tested with small bodies.";
    }
}
