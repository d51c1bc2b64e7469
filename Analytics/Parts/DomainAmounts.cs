namespace HealthNeeds.Analytics.Parts;

/// <summary>Amounts by domain for every LSOA: <c>Columns[domain][lsoa]</c>. A domain appears once.</summary>
internal sealed record DomainAmounts(string[] Names, double[][] Columns)
{
    public static DomainAmounts Single(string domain, double[] column) => new([domain], [column]);

    /// <summary>Sums amounts of the same domain.</summary>
    public static DomainAmounts Gather(IEnumerable<(string Domain, double[] Column)> amounts)
    {
        var names = new List<string>();
        var columns = new List<double[]>();
        foreach (var (domain, column) in amounts)
        {
            var at = names.IndexOf(domain);
            if (at < 0)
            {
                names.Add(domain);
                columns.Add([.. column]);
                continue;
            }

            for (var i = 0; i < column.Length; i++) columns[at][i] += column[i];
        }

        return new DomainAmounts([.. names], [.. columns]);
    }

    /// <summary>Takes each domain's mean off, then multiplies: amounts relative to England's average.</summary>
    public DomainAmounts Centred(double factor) => new(Names, Array.ConvertAll(Columns, column =>
    {
        var mean = column.Average();
        return Array.ConvertAll(column, v => (v - mean) * factor);
    }));

    public DomainAmounts Times(double factor) => new(Names, Array.ConvertAll(Columns, c => Array.ConvertAll(c, v => v * factor)));

    public double[] Sum()
    {
        var sum = new double[Columns[0].Length];
        foreach (var column in Columns)
        {
            for (var i = 0; i < sum.Length; i++) sum[i] += column[i];
        }

        return sum;
    }
}
