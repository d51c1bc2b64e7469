namespace HealthNeeds.Core.Indicators;

/// <summary>A stable lower-case name such as "iod2025-ypll"; letters, digits and hyphens.</summary>
public readonly record struct IndicatorId : IComparable<IndicatorId>
{
    public IndicatorId(string value) =>
        Value = !string.IsNullOrEmpty(value) && value.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
            ? value
            : throw new ArgumentException($"'{value}' is not an indicator id: expected lower-case letters, digits and hyphens, as in iod2025-ypll.", nameof(value));

    public string Value { get; }

    public int CompareTo(IndicatorId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
