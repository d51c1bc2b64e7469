namespace HealthNeeds.Ingest.Pipeline;

/// <summary>One file of a release, made again.</summary>
/// <param name="Found">SHA-256 of what was made; or in words why nothing was.</param>
internal sealed record RebuiltInput(ReleaseInput Input, string Found)
{
    public bool IsSame => Found == Input.Sha256;
}
