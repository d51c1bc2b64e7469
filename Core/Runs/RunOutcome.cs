namespace HealthNeeds.Core.Runs;

/// <summary>How a run of the pipeline ended. Only <see cref="Published"/> changes what readers see.</summary>
public enum RunOutcome
{
    /// <summary>A new release is being served.</summary>
    Published,

    /// <summary>Inputs, code and options were those of the current release; nothing was published.</summary>
    Unchanged,

    /// <summary>A batch rule held a source that the release cannot do without; the current release still serves.</summary>
    Held,

    /// <summary>Something broke; the current release still serves.</summary>
    Failed,

    /// <summary>Stopped on request before it published; the current release still serves.</summary>
    Stopped,
}
