namespace HealthNeeds.Core.Runs;

/// <summary>What became of one source in a run.</summary>
public enum SourceState
{
    /// <summary>New figures came and were taken in.</summary>
    Changed,

    /// <summary>The publisher, or the file's hash, says nothing is new since the last release.</summary>
    Unchanged,

    /// <summary>It could not be had; figures from an earlier fetch were used.</summary>
    Stale,

    /// <summary>A batch rule held it back.</summary>
    Held,

    /// <summary>It could not be had, and there is no earlier fetch.</summary>
    Failed,
}
