namespace HealthNeeds.Core.Sources;

/// <summary>How far the asking of one source is. Written about once a second while it goes on, and removed when it ends.</summary>
/// <param name="Updated">When this was written: one much older than a few seconds was left behind by a process that was killed.</param>
/// <param name="Reading">True once everything was answered: what came is read and judged.</param>
/// <param name="Responses">Answers so far.</param>
/// <param name="Bytes">As they came, packed where the publisher packs.</param>
public sealed record PullProgress(string Source, DateTimeOffset Started, DateTimeOffset Updated, bool Reading, int Responses, long Bytes)
{
    /// <summary>A pull under way writes at least this often, several times over.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public bool IsLive(DateTimeOffset now) => now - Updated < Patience;
}
