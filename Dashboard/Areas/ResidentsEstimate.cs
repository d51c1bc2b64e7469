using HealthNeeds.Core.Time;

namespace HealthNeeds.Dashboard.Areas;

/// <summary>Residents on 30 June of a year, as ONS estimates them.</summary>
public sealed record ResidentsEstimate(double People, Period Year);
