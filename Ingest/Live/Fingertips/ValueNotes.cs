using HealthNeeds.Core.Observations;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>What Fingertips' notes beside an empty value mean.</summary>
internal static class ValueNotes
{
    public static MissingReason Reason(string note)
    {
        if (Says(note, "suppress") || Says(note, "disclos") || Says(note, "too small") || Says(note, "small number"))
            return MissingReason.Suppressed;
        if (Says(note, "not applicable"))
            return MissingReason.NotApplicable;
        // "Value missing in source data", "Value not collected": the publisher never had it.
        return Says(note, "missing in source") || Says(note, "not collected") ? MissingReason.NotCollected : MissingReason.NotInSource;
    }

    private static bool Says(string note, string words) => note.Contains(words, StringComparison.OrdinalIgnoreCase);
}
