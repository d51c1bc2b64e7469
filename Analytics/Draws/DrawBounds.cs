namespace HealthNeeds.Analytics.Draws;

/// <summary>Where the median and the bounds of the middle 90% stand among so many draws in ascending order, from 0; low ≤ middle ≤ high.</summary>
internal static class DrawBounds
{
    public static int Low(int draws) => (int)(0.05 * (draws - 1));

    public static int Middle(int draws) => (draws - 1) / 2;

    public static int High(int draws) => (int)Math.Ceiling(0.95 * (draws - 1));
}
