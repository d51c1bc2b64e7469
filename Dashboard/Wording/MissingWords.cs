using HealthNeeds.Core.Observations;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>Why there is no value, as a reader is told of it.</summary>
internal static class MissingWords
{
    public static string Of(MissingReason reason) => reason switch
    {
        MissingReason.Suppressed => "withheld",
        MissingReason.NotCollected => "not collected",
        MissingReason.NotApplicable => "does not apply",
        MissingReason.NotInSource => "not in source",
        _ => "failed to arrive",
    };
}
