using HealthNeeds.Core.Changes;

namespace HealthNeeds.Store.Releases;

/// <summary>The release another one was compared with when it was made.</summary>
public sealed record PreviousRelease(string Id, string Sha256, DataVersion Version);
