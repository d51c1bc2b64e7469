using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Faults;

/// <summary>How often a fault is tried: seldom by itself, often where ./test --soak asks.</summary>
internal static class FaultRounds
{
    public static bool IsLong => int.TryParse(Environment.GetEnvironmentVariable("HEALTHNEEDS_SOAK_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) && rounds >= 100;

    public static int Of(int few, int many) => IsLong ? many : few;
}

/// <summary>Faults of whole processes: they share a bench, and no other test runs beside them.</summary>
[CollectionDefinition(nameof(FaultCollection), DisableParallelization = true)]
public sealed class FaultCollection : ICollectionFixture<FaultBench>;
