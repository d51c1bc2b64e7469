namespace HealthNeeds.Dashboard.Charts;

/// <summary>A few bars that are a table themselves, drawn by the server: a page that begins with them needs no chart library for its first view.</summary>
/// <param name="Labels">What the rows are: "Tenth of deprivation".</param>
public sealed record BarRows(ChartHeading Heading, string Labels, IReadOnlyList<BarRow> Rows)
{
    /// <summary>What the left and the right end stand for; zero lies between them, or is one of them.</summary>
    internal (double Least, double Most) Ends
    {
        get
        {
            double[] all = [0, .. Rows.SelectMany(r => new[] { r.Point.Value, r.Point.Lower, r.Point.Upper }).OfType<double>()];
            return (all.Min(), all.Max() > all.Min() ? all.Max() : all.Min() + 1);
        }
    }
}

/// <summary>One bar, with the ends of its interval where it has them.</summary>
public sealed record BarRow(string Label, ChartPoint Point);
