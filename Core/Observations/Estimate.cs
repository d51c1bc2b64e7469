namespace HealthNeeds.Core.Observations;

/// <summary>A value with its 95% confidence limits where published. Holds lower ≤ value ≤ upper.</summary>
public readonly record struct Estimate
{
    public Estimate(double value, double? lower = null, double? upper = null)
    {
        if (!double.IsFinite(value))
            throw new ArgumentException($"A value must be finite; found {value}.", nameof(value));
        // Written so that a limit that is not a number is refused too: no comparison with it holds.
        if ((lower is { } low && !(low <= value)) || (upper is { } high && !(value <= high)))
            throw new ArgumentException($"Expected lower ≤ value ≤ upper; found {lower} ≤ {value} ≤ {upper}.");
        Value = value;
        Lower = lower;
        Upper = upper;
    }

    public double Value { get; }

    public double? Lower { get; }

    public double? Upper { get; }
}
