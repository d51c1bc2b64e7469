using System.Runtime.InteropServices;

namespace HealthNeeds.Store.Staging;

/// <summary>One figure on its way in. Either a value or a reason is there.</summary>
/// <param name="Series">Number of the series it belongs to, as <see cref="FigureSorter.WriteTo"/> will name it.</param>
/// <param name="Area">Place of its area in the list of areas.</param>
/// <param name="Place">Where it was read; means something to the reader only.</param>
/// <param name="Note">Place of its note in the list of notes.</param>
/// <param name="Parent">Which of its publisher's tables it stands in: an area printed in two of them is one area.</param>
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
    Trend? Trend = null,
    int Parent = 0);

/// <summary>What figures of one series share, as it stands in the file.</summary>
/// <param name="Part">Whom a breakdown is about; null for figures about everybody meant.</param>
internal sealed record FigureSeries(string Indicator, string Period, string Sex, FigurePart? Part = null);

/// <summary>Whom the figures of a breakdown are about, as published.</summary>
/// <param name="CategoryType">By what the people were divided: "Ethnic groups", or a kind of deprivation decile; empty where only age or sex tell them apart.</param>
/// <param name="Category">The part: "Most deprived decile"; empty likewise.</param>
internal readonly record struct FigurePart(string Age, string CategoryType, string Category);
