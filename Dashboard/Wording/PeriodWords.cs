namespace HealthNeeds.Dashboard.Wording;

/// <summary>A period and how old the figures of it are: when its source was last asked says nothing of that.</summary>
internal static class PeriodWords
{
    private const double DaysOfYear = 365.25;

    /// <summary>"2018–22, 4 years old"; the period alone for one that ended within the last year or has not ended.</summary>
    public static string WithAge(Period period, TimeProvider clock) => Age(period, clock) is { } age ? $"{period}, {age}" : period.ToString();

    /// <summary>"2019 (7 years old) to 2025/26; half of its 12 indicators are of 2021 (5 years old) or older". Null where there is none.</summary>
    /// <param name="measured">One period for each indicator, the oldest first.</param>
    public static string? Span(IReadOnlyList<Period> measured, TimeProvider clock) => measured switch
    {
        [] => null,
        _ when measured[0].End == measured[^1].End => Aged(measured[^1], clock),
        [_, _] => $"{Aged(measured[0], clock)} and {Aged(measured[^1], clock)}",
        _ => $"{Aged(measured[0], clock)} to {Aged(measured[^1], clock)}; half of its {measured.Count} indicators are of {Aged(measured[(measured.Count - 1) / 2], clock)} or older",
    };

    /// <summary>"2009–13 (13 years old) to 2024/25 (2 years old)"; one period where they end on one day.</summary>
    public static string Range(Period first, Period last, TimeProvider clock) => first.End == last.End ? WithAge(last, clock) : $"{Aged(first, clock)} to {Aged(last, clock)}";

    /// <param name="period">As it is printed.</param>
    public static string WithAge(string period, TimeProvider clock) => Period.TryParse(period, out var known) && Age(known, clock) is { } age ? $"{period}, {age}" : period;

    /// <summary>
    /// Years since the period's last day, to the nearest, in words; null below one. Counted in completed years as people are, figures of 2021 were 4 years old until
    /// the end of 2026, and all looked younger than they are.
    /// </summary>
    public static string? Age(Period period, TimeProvider clock)
    {
        var years = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber - period.End.DayNumber) / DaysOfYear;
        return years < 1 ? null : Math.Round(years) is var nearest && nearest > 1 ? $"{nearest:0} years old" : "a year old";
    }

    private static string Aged(Period period, TimeProvider clock) => Age(period, clock) is { } age ? $"{period} ({age})" : period.ToString();
}
