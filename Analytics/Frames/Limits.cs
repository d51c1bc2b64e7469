namespace HealthNeeds.Analytics.Frames;

internal static class Limits
{
    /// <summary>A copy in which the outermost hundredth on each side is held at its edge, so that a few odd areas do not set the scale. NaN stays.</summary>
    public static double[] Outermost(double[] values)
    {
        double[] sorted = [.. values.Where(v => !double.IsNaN(v)).Order()];
        if (sorted.Length == 0) return [.. values];
        var (low, high) = (sorted[sorted.Length / 100], sorted[sorted.Length - 1 - (sorted.Length / 100)]);
        return Array.ConvertAll(values, v => double.IsNaN(v) ? v : Math.Clamp(v, low, high));
    }
}
