namespace HealthNeeds.Dashboard.Data.Sources;

/// <summary>How a source stands, as one word for a reader; the first that applies, from the top.</summary>
public enum FreshnessState
{
    /// <summary>What the worker wrote of it cannot be read.</summary>
    Unreadable,

    /// <summary>Figures came that a rule held back; somebody has to decide.</summary>
    Held,

    /// <summary>No usable answer for longer than its cadence allows.</summary>
    Stale,

    /// <summary>The last try failed; the figures are still young enough.</summary>
    Late,

    /// <summary>Nothing asks the publisher: the bundled figures change with the product alone.</summary>
    BundledOnly,

    /// <summary>Nobody has asked the publisher yet.</summary>
    NotAsked,

    Fresh,
}
