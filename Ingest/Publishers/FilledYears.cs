namespace HealthNeeds.Ingest.Publishers;

/// <summary>
/// Finds the years of a series that only repeat another: of a run of equal years at the start of the series the last is
/// the measured one (earlier years were filled backwards), of any later run the first.
/// </summary>
internal static class FilledYears
{
    /// <returns>Each filled year and the year it repeats.</returns>
    public static IReadOnlyDictionary<int, int> Find(ILookup<int, (string Area, string Text)> series)
    {
        var years = series.Select(y => y.Key).Order().ToList();
        var filled = new Dictionary<int, int>();
        var start = 0;
        for (var i = 1; i <= years.Count; i++)
        {
            if (i < years.Count && AreEqual(series[years[i - 1]], series[years[i]]))
                continue;
            var measured = start == 0 ? i - 1 : start;
            foreach (var year in years[start..i].Where(y => y != years[measured]))
                filled.Add(year, years[measured]);
            start = i;
        }

        return filled;
    }

    private static bool AreEqual(IEnumerable<(string Area, string Text)> one, IEnumerable<(string Area, string Text)> other) =>
        one.ToHashSet().SetEquals(other);
}
