namespace HealthNeeds.Analytics.Input;

/// <summary>Figures of GP practices at LSOA 2021, carried there twice: each time by every other practice, so that no practice is in both.</summary>
public sealed record PracticeHalves(AreaTable First, AreaTable Second);
