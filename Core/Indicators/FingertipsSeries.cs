using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Indicators;

/// <summary>Where an indicator is found in OHID's Fingertips, and which of its many rows are the figure that is carried.</summary>
/// <param name="Id">Fingertips' number of the indicator.</param>
/// <param name="Name">Its name there, by which it was chosen.</param>
/// <param name="AreaType">Name of the area type asked for; its number is looked up each time, because numbers change with boundaries.</param>
/// <param name="Sexes">The sexes carried.</param>
/// <param name="Age">The age carried, as printed; null where Fingertips prints only one.</param>
/// <param name="Unit">Its unit there, as printed. Figures in another unit are not taken.</param>
public sealed record FingertipsSeries(int Id, string Name, string AreaType, IReadOnlyList<Sex> Sexes, string? Age, string Unit);
