using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.QualityOutcomes;

/// <summary>
/// What a practice's rows say of one measure of care: how many of those it is due for had it. Patients set aside for reasons of their
/// own (personalised care adjustments) count among those it is due for, as in the bundled figures.
/// </summary>
/// <param name="report">Of the table its rows are in.</param>
/// <param name="line">Where its first row is.</param>
internal sealed class PracticeCareShare(RawFileReport report, long line)
{
    public const string Numerator = "NUMERATOR";
    public const string Denominator = "DENOMINATOR";
    public const string Adjusted = "PCAS";

    /// <summary>What a share is made of; other measures are left out.</summary>
    public static readonly IReadOnlySet<string> Measures = new HashSet<string>(StringComparer.Ordinal) { Numerator, Denominator, Adjusted };

    private string? numerator;
    private string? denominator;
    private string? adjusted;

    public RowPlace Place => new(report, line);

    /// <summary>Its numbers as they are printed, where they are.</summary>
    public IEnumerable<string> Texts => new[] { numerator, denominator, adjusted }.OfType<string>();

    /// <summary>Null where <see cref="Fault"/> is not. Vaccinations of children have no adjustments, and no row of them.</summary>
    public FigureBase? Share => Fault() is null ? new FigureBase(Count(numerator), Count(denominator) + (adjusted is null ? 0 : Count(adjusted))) : null;

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

/// <summary>
/// Points that a practice earned are never a share of its patients: half of all practices earn them all. They are told by their names,
/// as ACHIEVED_POINTS or "Achievement (%)", for their numbers look like shares.
/// </summary>
internal static class QofPoints
{
    public static bool IsNamed(string measure) =>
        measure.Contains("POINT", StringComparison.OrdinalIgnoreCase) || measure.Contains("ACHIEV", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses a table in which achievement is a column and no row says what it counts.</summary>
    /// <exception cref="InvalidDataException">It is one.</exception>
    public static void Check(RawTable table, string measure, string value)
    {
        if (!table.Has(measure) && !table.Has(value) && table.Headings.FirstOrDefault(IsNamed) is { } column)
            throw Refused(table, $"a column \"{column}\"");
    }

    /// <summary>Refuses a table that has points and not one count of patients.</summary>
    /// <param name="measures">All that were met of measures of care.</param>
    /// <exception cref="InvalidDataException">It is one.</exception>
    public static void Check(RawTable table, IReadOnlyCollection<string> measures)
    {
        if (measures.Any(IsNamed) && !measures.Any(PracticeCareShare.Measures.Contains))
            throw Refused(table, $"rows of {string.Join(", ", measures)} only");
    }

    private static InvalidDataException Refused(RawTable table, string found) =>
        new($"{table.File} at {table.Address}: found {found}, which are points that practices earned and no share of patients; expected rows with {PracticeCareShare.Numerator} and {PracticeCareShare.Denominator} [{RowRules.Points}].");
}
