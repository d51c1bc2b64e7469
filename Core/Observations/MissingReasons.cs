namespace HealthNeeds.Core.Observations;

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
