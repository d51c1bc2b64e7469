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

public static class MissingReasons
{
    public static string Id(this MissingReason reason) => reason switch
    {
        MissingReason.Suppressed => "suppressed",
        MissingReason.NotCollected => "not-collected",
        MissingReason.NotApplicable => "not-applicable",
        MissingReason.NotInSource => "not-in-source",
        MissingReason.Failed => "failed",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };

    public static MissingReason Parse(string id) =>
        Enum.GetValues<MissingReason>().Where(r => r.Id() == id).Select(r => (MissingReason?)r).SingleOrDefault()
        ?? throw new FormatException($"'{id}' is not a reason for a missing value: expected one of {string.Join(", ", Enum.GetValues<MissingReason>().Select(Id))}.");
}
