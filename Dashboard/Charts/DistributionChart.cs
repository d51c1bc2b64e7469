using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Charts;

/// <summary>How many places lie in each of equally wide steps.</summary>
internal static class DistributionChart
{
    private const int Steps = 16;

    /// <returns>Null where there is nothing to spread: fewer than eight values, or all alike.</returns>
    public static ChartFigure? Of(IReadOnlyList<double> values, string title, string note, int decimals)
    {
        if (values.Count < 8 || values.Min() == values.Max())
            return null;
        var (low, width) = (values.Min(), (values.Max() - values.Min()) / Steps);
        var counts = new double[Steps];
        foreach (var value in values)
            counts[Math.Min(Steps - 1, (int)((value - low) / width))]++;
        return BarChart.Upright(
            new ChartHeading("distribution", title, note, "places", 0),
            "Places",
            [.. Enumerable.Range(0, Steps).Select(i => $"{Figures.Value(low + (i * width), decimals)} to {Figures.Value(low + ((i + 1) * width), decimals)}")],
            counts);
    }
}
