using System.Runtime.InteropServices;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Store.Intake;

/// <summary>One figure on its way in. Either a value or a reason is there.</summary>
/// <param name="Series">Number of the series it belongs to, as <see cref="FigureSorter.WriteTo"/> will name it.</param>
/// <param name="Area">Place of its area in the list of areas.</param>
/// <param name="Place">Where it was read; means something to the reader only.</param>
/// <param name="Note">Place of its note in the list of notes.</param>
/// <param name="Again">True where the series already has a figure for the area.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FigureRow(
    int Series,
    int Area,
    long Place,
    bool Again,
    double? Value,
    double? Lower,
    double? Upper,
    double? Count,
    double? Denominator,
    MissingReason? Missing,
    int? Note = null,
    Trend? Trend = null);
