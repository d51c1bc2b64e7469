namespace HealthNeeds.Analytics.Tests.Matching;

/// <summary>How far a mean over queries could be off, had other queries of the same kind been asked.</summary>
internal static class Bootstrap
{
    private const int Resamples = 1000;
    private const int Seed = 20261128;

    /// <returns>The middle 90% of the means of resampled queries.</returns>
    public static (double Lower, double Upper) Interval90(double[] values)
    {
        var random = new Random(Seed);
        var means = Enumerable.Range(0, Resamples)
            .Select(_ => Enumerable.Range(0, values.Length).Average(_ => values[random.Next(values.Length)]))
            .Order()
            .ToArray();
        return (means[Resamples / 20], means[Resamples - 1 - (Resamples / 20)]);
    }
}
