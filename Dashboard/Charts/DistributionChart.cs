using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>How many places lie in each of equally wide steps.</summary>
internal static class DistributionChart
{
    private const int Steps = 16;

    /// <returns>Null where there is nothing to spread: fewer than eight values, or all alike.</returns>
    public static ChartSpec? Of(IReadOnlyList<double> values, string title, string note, int decimals)
    {
        if (values.Count < 8 || values.Min() == values.Max())
            return null;
        var (low, width) = (values.Min(), (values.Max() - values.Min()) / Steps);
        var counts = new double?[Steps];
        Array.Fill(counts, 0);
        foreach (var value in values)
            counts[Math.Min(Steps - 1, (int)((value - low) / width))]++;
        return new ChartSpec(
            "distribution",
            title,
            note,
            "bar",
            "places",
            0,
            [.. Enumerable.Range(0, Steps).Select(i => $"{Figures.Value(low + (i * width), decimals)} to {Figures.Value(low + ((i + 1) * width), decimals)}")],
            [new ChartSeries("Places", counts, Strong: true)]);
    }
}
