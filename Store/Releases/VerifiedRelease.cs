namespace HealthNeeds.Store.Releases;

/// <summary>A staged file that was reread and found sound, and the name it will be published under.</summary>
internal sealed record VerifiedRelease(string Path, ReleaseName Name, ReleaseInfo Info);
