using System.Globalization;

namespace HealthNeeds.Core.Time;

/// <summary>Days as sentences have them.</summary>
public static class DayWords
{
    /// <summary>"30 November 2026".</summary>
    public static string InWords(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"November 2026".</summary>
    public static string MonthInWords(this DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
