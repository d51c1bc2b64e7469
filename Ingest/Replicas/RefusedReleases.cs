namespace HealthNeeds.Ingest.Replicas;

/// <summary>Releases that came and were refused, so that the same bytes are not asked for at every look. A program that starts anew, as after an update, tries again.</summary>
internal sealed class RefusedReleases(TimeSpan kept, TimeProvider clock)
{
    private readonly Dictionary<string, (string Why, DateTimeOffset At)> _refused = new(StringComparer.Ordinal);

    public void Add(string sha256, string why) => _refused[sha256] = (why, clock.GetUtcNow());

    /// <summary>Why it was refused; null where it was not, or so long ago that it is tried again.</summary>
    public string? Why(string sha256) => _refused.TryGetValue(sha256, out var refused) && clock.GetUtcNow() - refused.At < kept ? refused.Why : null;
}
