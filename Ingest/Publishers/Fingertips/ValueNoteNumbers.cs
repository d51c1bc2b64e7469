using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>The notes beside figures, each numbered when it is first met: there are a few dozen, over millions of figures.</summary>
internal sealed class ValueNoteNumbers
{
    /// <summary>Far more than Fingertips has. A file with more of them does not hold notes in that column.</summary>
    private const int Most = 10_000;

    private const int Longest = 500;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> all = [];

    public IReadOnlyList<string> All => all;

    /// <exception cref="CsvRefusedException">There are more notes than there can be.</exception>
    public int? Number(string text)
    {
        var note = text.ReplaceLineEndings(" ").Trim();
        if (note.Length == 0)
            return null;
        note = note.Length > Longest ? note[..Longest] + "…" : note;
        if (numbers.TryGetValue(note, out var number))
            return number;
        if (all.Count == Most)
            throw new CsvRefusedException("notes", $"more than {Most:N0} different value notes", "the notes of Fingertips, of which there are a few dozen");
        all.Add(note);
        numbers.Add(note, all.Count - 1);
        return all.Count - 1;
    }
}

/// <summary>What Fingertips' notes beside an empty value mean.</summary>
internal static class ValueNoteMeanings
{
    public static MissingReason Reason(string note)
    {
        if (SuppressionNotes.IsOne(note))
            return MissingReason.Suppressed;
        if (Mentions(note, "not applicable"))
            return MissingReason.NotApplicable;
        // "Value missing in source data", "Value not collected": the publisher never had it.
        return Mentions(note, "missing in source") || Mentions(note, "not collected") ? MissingReason.NotCollected : MissingReason.NotInSource;
    }

    private static bool Mentions(string note, string words) => note.Contains(words, StringComparison.OrdinalIgnoreCase);
}
