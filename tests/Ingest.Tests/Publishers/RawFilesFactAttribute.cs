namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>A test that needs the publishers' raw files; where they are not, it is skipped and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RawFilesFactAttribute : FactAttribute
{
    public RawFilesFactAttribute()
    {
        if (RawFiles.Folder is null)
            Skip = "No shared/sources folder in or above the repository: the publishers' raw files are not on this machine.";
    }
}
