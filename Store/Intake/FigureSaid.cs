using HealthNeeds.Core.Observations;

namespace HealthNeeds.Store.Intake;

/// <summary>
/// What is said of a figure (why it is missing, its note, its trend) as one number, for it repeats over millions of figures: a column and a look-up
/// less each. Four bits the reason, four the trend, the rest the note; 0 in each is none.
/// </summary>
internal static class FigureSaid
{
    /// <summary>SQL of the reason's number in a column of these.</summary>
    public const string Missing = "(said & 15) - 1";

    public const string Trend = "((said >> 4) & 15) - 1";

    public const string Note = "(said >> 8) - 1";

    public static int Of(MissingReason? missing, Trend? trend, int? note) =>
        ((int?)missing + 1 ?? 0) | (((int?)trend + 1 ?? 0) << 4) | ((note + 1 ?? 0) << 8);
}
