namespace HealthNeeds.Core.Conditions;

/// <summary>A number and the limits that bound 90%.</summary>
public readonly record struct Estimate(double Value, double Lower, double Upper)
{
    public Estimate Times(double factor) => new(Value * factor, Lower * factor, Upper * factor);
}
