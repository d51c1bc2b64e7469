namespace HealthNeeds.Core.Indicators;

/// <summary>Why there is no value. None of these is zero.</summary>
public enum MissingReason
{
    /// <summary>Withheld by the publisher to protect people in small numbers.</summary>
    Suppressed,

    /// <summary>The publisher did not collect it here.</summary>
    NotCollected,

    /// <summary>It has no meaning here.</summary>
    NotApplicable,

    /// <summary>Published elsewhere, but not in the source this release was made from.</summary>
    NotInSource,

    /// <summary>It should have come and did not: the fetch or a rule failed.</summary>
    Failed,
}
