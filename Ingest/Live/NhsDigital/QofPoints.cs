using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

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
        if (measures.Any(IsNamed) && !measures.Any(QofAchievement.Measures.Contains))
            throw Refused(table, $"rows of {string.Join(", ", measures)} only");
    }

    private static InvalidDataException Refused(RawTable table, string found) =>
        new($"{table.File} at {table.Address}: found {found}, which are points that practices earned and no share of patients; expected rows with {QofAchievement.Numerator} and {QofAchievement.Denominator} [{RowRules.Points}].");
}
