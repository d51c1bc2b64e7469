using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>A column of figures in a file with one row per area.</summary>
/// <param name="Shift">Places the decimal point moves to the right: 2 turns a share into a percentage.</param>
/// <param name="Count">Column of the numerator, in this file.</param>
/// <param name="Denominator">Column of the denominator, in this file.</param>
/// <param name="Nothing">What the file prints where it has no figure.</param>
internal sealed record WideColumn(string Column, string Indicator, Period Period, int Shift = 0, string? Count = null, string? Denominator = null, MissingReason Blank = MissingReason.Suppressed, string Nothing = "");
