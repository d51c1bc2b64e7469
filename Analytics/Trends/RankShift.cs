namespace HealthNeeds.Analytics.Trends;

/// <summary>An area's place among all others in two editions of an index, each ranked anew over the same areas: 1 is the highest score, the most deprived.</summary>
/// <param name="Before">Place in the earlier edition.</param>
/// <param name="Areas">How many areas there are.</param>
public readonly record struct RankShift(AreaCode Area, int Before, int After, int Areas)
{
    private const int Tenths = 10;

    /// <summary>1 is the most deprived tenth.</summary>
    public int TenthBefore => Tenth(Before);

    public int TenthAfter => Tenth(After);

    /// <summary>Above 0 where it went towards the most deprived.</summary>
    public int Places => Before - After;

    /// <param name="scores">One an area, higher is more deprived; equal scores share the middle of their places.</param>
    public static IReadOnlyList<RankShift> Of(IReadOnlyList<(AreaCode Area, double Before, double After)> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (before, after) = (Ranked(scores.Select(s => s.Before)), Ranked(scores.Select(s => s.After)));
        return [.. scores.Select((s, i) => new RankShift(s.Area, before[i], after[i], scores.Count))];
    }

    private static int[] Ranked(IEnumerable<double> scores)
    {
        double[] values = [.. scores];
        int[] order = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => values[i])];
        var places = new int[values.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && values[order[to + 1]] == values[order[from]]) to++;
            for (var i = from; i <= to; i++) places[order[i]] = ((from + to) / 2) + 1;
            from = to + 1;
        }

        return places;
    }

    private int Tenth(int place) => Math.Min(Tenths, ((place - 1) * Tenths / Areas) + 1);
}
