namespace HealthNeeds.Core.Indicators;

/// <summary>
/// How it is known that a figure was withheld because it is about few people: the note beside it says so. Blank cells and unreliable figures count as withheld too, and have
/// no such note: what others leave of them tells nothing about few people.
/// </summary>
public static class SuppressionNotes
{
    /// <summary>Said beside a figure in whose place its publisher prints a symbol of suppression.</summary>
    public const string Printed = "Suppressed by its publisher";

    /// <summary>Said beside a figure that we withhold.</summary>
    public const string Ours = "Suppressed here: a figure about few people could be reckoned from it";

    /// <summary>Said beside an own indicator's figure that we withhold for its small number.</summary>
    public static string Below(int least) => $"Suppressed here: about fewer than {least} people";

    /// <summary>Words of which a note about suppression has one, small letters.</summary>
    public static readonly IReadOnlyList<string> Words = ["suppress", "disclos", "too small", "small number"];

    public static bool IsOne(string note) => Words.Any(w => note.Contains(w, StringComparison.OrdinalIgnoreCase));
}
