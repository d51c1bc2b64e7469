namespace HealthNeeds.Benchmarks;

/// <summary>One comparison: the product and a reference do the same work in the same run.</summary>
internal interface IBenchmark
{
    /// <summary>Selects the benchmark on the command line.</summary>
    string Name { get; }

    /// <summary>What is done, on how much data.</summary>
    string Description { get; }

    /// <summary>Whether it takes so long that it runs only where it is named.</summary>
    bool IsLong => false;

    /// <summary>What the work may cost.</summary>
    IReadOnlyList<Limit> Limits => [];

    IEnumerable<Measurement> Run(CancellationToken cancellation);
}
