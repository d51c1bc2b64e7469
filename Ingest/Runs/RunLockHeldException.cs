namespace HealthNeeds.Ingest.Runs;

/// <summary>Somebody else is refreshing this releases directory.</summary>
internal sealed class RunLockHeldException(string releasesDirectory, string holder)
    : Exception($"Another refresh is under way in {releasesDirectory}: {holder}. Expected no other refresh there. Wait for it to finish, or stop that process.")
{
    public string Holder { get; } = holder;
}
