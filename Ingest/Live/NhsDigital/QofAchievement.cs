using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>
/// One achievement of one practice: how many of those it is for had it. Patients set aside for reasons of their own
/// (personalised care adjustments) count among those it is for, as in the bundled figures.
/// </summary>
/// <param name="line">Where its first row is.</param>
internal sealed class QofAchievement(long line)
{
    public const string Numerator = "NUMERATOR";
    public const string Denominator = "DENOMINATOR";
    private const string Adjusted = "PCAS";

    /// <summary>What a share is made of; other measures are left out.</summary>
    public static readonly IReadOnlySet<string> Measures = new HashSet<string>(StringComparer.Ordinal) { Numerator, Denominator, Adjusted };

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);

    public long Line => line;

    /// <summary>A measure that is not printed here, but elsewhere in the table, is of no patients, but an achievement without a denominator is none.</summary>
    public Base Share => new(Value(Numerator) ?? 0, values.ContainsKey(Denominator) ? Value(Denominator) + (Value(Adjusted) ?? 0) : null);

    /// <summary>False where the measure was there before.</summary>
    public bool TryTake(string measure, string value) => values.TryAdd(measure, value);

    public override string ToString() => string.Join(", ", values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value}"));

    private double? Value(string measure) => values.TryGetValue(measure, out var text) ? FigureIntake.Number(text) ?? double.NaN : null;
}
