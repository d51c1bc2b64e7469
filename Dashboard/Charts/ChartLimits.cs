namespace HealthNeeds.Dashboard.Charts;

/// <summary>The limits of a trace as plotly takes them: how far each lies from its value. Decimals, so that value and distance give back the limit that went in.</summary>
/// <param name="Above">One a point, decimal or null.</param>
internal sealed record ChartLimits(IList<object?> Above, IList<object?> Below)
{
    /// <returns>Null where no point has both limits.</returns>
    public static ChartLimits? Of(IReadOnlyList<ChartPoint> points) => points.Any(HasBoth)
        ? new ChartLimits([.. points.Select(p => HasBoth(p) ? (object)((decimal)p.Upper! - (decimal)p.Value!) : null)], [.. points.Select(p => HasBoth(p) ? (object)((decimal)p.Value! - (decimal)p.Lower!) : null)])
        : null;

    /// <summary>The limits of one point, as they went in.</summary>
    /// <param name="value">The point's value: a boxed double.</param>
    public (double Lower, double Upper)? At(int point, object value) =>
        Above[point] is decimal above && Below[point] is decimal below && value is double middle
            ? ((double)((decimal)middle - below), (double)((decimal)middle + above))
            : null;

    private static bool HasBoth(ChartPoint point) => point is { Value: not null, Lower: not null, Upper: not null };
}
