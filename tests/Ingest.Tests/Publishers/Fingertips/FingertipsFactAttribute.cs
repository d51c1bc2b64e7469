namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

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
