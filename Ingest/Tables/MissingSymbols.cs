using System.Diagnostics.CodeAnalysis;

namespace HealthNeeds.Ingest.Tables;

/// <summary>What official statistics print in the place of a number, and what it means: the symbols of the Government Statistical Service, and older ones.</summary>
internal static class MissingSymbols
{
    /// <summary>What is said beside a figure that its publisher found too unreliable to print.</summary>
    public const string Unreliable = "Unreliable: withheld by its publisher";

    private static readonly Dictionary<string, MissingSymbol> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["[c]"] = new(MissingReason.Suppressed, SuppressionNotes.Printed),
        ["*"] = new(MissingReason.Suppressed, SuppressionNotes.Printed),
        ["[u]"] = new(MissingReason.Suppressed, Unreliable),
        ["[x]"] = new(MissingReason.NotCollected, null),
        [".."] = new(MissingReason.NotCollected, null),
        ["[z]"] = new(MissingReason.NotApplicable, null),

        // Some print it for "none", some for "not available": it is no number, and no zero.
        ["-"] = new(MissingReason.NotInSource, null),
    };

    /// <summary>What is said beside a figure that a symbol stands for, and what its publisher says besides.</summary>
    public static string? Note(MissingSymbol symbol, string? note)
    {
        if (string.IsNullOrEmpty(note))
            return symbol.Note;
        return symbol.Note is not { } meaning || note.Contains(meaning, StringComparison.Ordinal) ? note : $"{meaning}; {note}";
    }

    /// <returns>False where the text is no such symbol.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out MissingSymbol? symbol) => Known.TryGetValue(text.Trim(), out symbol);
}

/// <summary>What a symbol means.</summary>
/// <param name="Note">What must be said beside the figure that is not there; null where the reason says all.</param>
internal sealed record MissingSymbol(MissingReason Reason, string? Note);
