namespace HealthNeeds.Core.Models;

/// <summary>A check a model must pass to ship.</summary>
public sealed record ModelGate(string Model, string Gate, bool Passed, string Detail);
