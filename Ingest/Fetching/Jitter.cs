namespace HealthNeeds.Ingest.Fetching;

/// <summary>Random numbers in [0, 1) for several requests at once, the same for the same seed.</summary>
internal sealed class Jitter(int seed)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public double Next()
    {
        lock (_gate)
            return _random.NextDouble();
    }
}
