namespace HealthNeeds.Analytics.Frames;

/// <summary>Mean and standard deviation of the known values.</summary>
internal readonly record struct Spread(double Mean, double Sd)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double n = 0, mean = 0, squares = 0;
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            n++;
            var step = value - mean;
            mean += step / n;
            squares += step * (value - mean);
        }

        return n > 0 ? new Spread(mean, Math.Sqrt(squares / n)) : new Spread(double.NaN, double.NaN);
    }

    /// <summary>0 for every value of a column that does not vary.</summary>
    public double Z(double value) => Sd > 1e-12 ? (value - Mean) / Sd : value - Mean;
}
