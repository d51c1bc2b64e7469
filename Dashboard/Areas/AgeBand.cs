namespace HealthNeeds.Dashboard.Areas;

/// <summary>Share of residents in an age band, in per cent, beside the median of England's areas of the level.</summary>
public sealed record AgeBand(string Name, double Here, double? England);
