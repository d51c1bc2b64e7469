using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>
/// What a practice's rows say of one measure of care: how many of those it is due for had it. Patients set aside for reasons of their
/// own (personalised care adjustments) count among those it is due for, as in the bundled figures.
/// </summary>
/// <param name="report">Of the table its rows are in.</param>
/// <param name="line">Where its first row is.</param>
internal sealed class QofAchievement(RawFileReport report, long line)
{
    public const string Numerator = "NUMERATOR";
    public const string Denominator = "DENOMINATOR";
    private const string Adjusted = "PCAS";

    /// <summary>What a share is made of; other measures are left out.</summary>
    public static readonly IReadOnlySet<string> Measures = new HashSet<string>(StringComparer.Ordinal) { Numerator, Denominator, Adjusted };

    private string? numerator;
    private string? denominator;
    private string? adjusted;

    public RowPlace Place => new(report, line);

    /// <summary>Null where <see cref="Fault"/> is not. Vaccinations of children have no adjustments, and no row of them.</summary>
    public Base? Share => Fault() is null ? new Base(Count(numerator), Count(denominator) + (adjusted is null ? 0 : Count(adjusted))) : null;

    public bool IsIn(RawFileReport table) => ReferenceEquals(report, table);

    /// <summary>False where the measure was there before.</summary>
    public bool TryTake(string measure, string value) => measure switch
    {
        Numerator => TrySet(ref numerator, value),
        Denominator => TrySet(ref denominator, value),
        _ => TrySet(ref adjusted, value),
    };

    /// <summary>Why no share can be made of it, or null.</summary>
    public (string Rule, string Reason, string Expected)? Fault()
    {
        if (numerator is null || denominator is null)
            return (RowRules.Number, "A measure of care has both its numbers.", $"{Numerator} and {Denominator}");
        if (Count(numerator) is not { } had || Count(denominator) is not { } due || (adjusted is not null && Count(adjusted) is null))
            return (RowRules.Number, "Patients are counted.", "counts of 0 or more");
        return had > due ? (RowRules.Range, "Patients who had the care are among those it is due for.", $"a {Numerator} of at most {denominator}") : null;
    }

    public override string ToString()
    {
        (string Name, string? Value)[] all = [(Numerator, numerator), (Denominator, denominator), (Adjusted, adjusted)];
        return string.Join(", ", all.Where(m => m.Value is not null).Select(m => $"{m.Name} {m.Value}"));
    }

    private static double? Count(string? text) => text is not null && FigureIntake.Number(text) is >= 0 and var count ? count : null;

    private static bool TrySet(ref string? field, string value)
    {
        if (field is not null)
            return false;
        field = value;
        return true;
    }
}
