using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Core.Changes;

/// <summary>A series that one of the releases does not hold: an indicator in one period, for one sex, at one level.</summary>
/// <param name="Change"><see cref="ChangeKind.Added"/> or <see cref="ChangeKind.Withdrawn"/>.</param>
/// <param name="Areas">How many areas have a row of it.</param>
public sealed record SeriesChange(ChangeKind Change, string Indicator, string Name, string Period, Sex Sex, AreaLevel Level, long Areas);
