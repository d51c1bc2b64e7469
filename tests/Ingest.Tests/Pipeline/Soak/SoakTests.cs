using System.Globalization;

namespace HealthNeeds.Ingest.Tests.Pipeline.Soak;

/// <summary>
/// Refreshes through every real client and every stage but the analysis, of a country of thirteen LSOAs: publishers fail, lie and
/// change their figures, workers are killed, disks are full and lose halves of files. After each, everything that must always be true is.
/// A failure names its seed: HEALTHNEEDS_SOAK_SEED=… runs it again, ./test --soak longer.
/// </summary>
[Collection(nameof(AloneCollection))]
[Trait("Speed", "Slow")]
public sealed class SoakTests
{
    /// <summary>Refreshes of one seed where nothing else is said: of both together twenty.</summary>
    private const int Rounds = 10;

    /// <summary>From how many on every kind of trouble is met: what ./test --soak asks for, of both seeds two hundred.</summary>
    private const int LongRounds = 100;

    public static TheoryData<int> Seeds => Set("HEALTHNEEDS_SOAK_SEED") is { } seed ? [seed] : [20261127, 7];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Refreshes_WhateverHappens_KeepEveryInvariant(int seed)
    {
        await using var soak = await SoakRun.StartAsync(seed);
        var rounds = Set("HEALTHNEEDS_SOAK_ROUNDS") ?? Rounds;
        var memory = 0L;
        for (var round = 1; round <= rounds; round++)
        {
            await soak.RoundAsync();
            if (round == rounds / 5)
                memory = Memory();
        }

        (Memory() - memory).Should().BeLessThan(32 << 20, $"seed {seed}: nothing grows from refresh to refresh");
        if (rounds >= LongRounds)
            soak.Met.Should().Contain(["killed", "full disk", "damage", "trouble", "stalled", "held", "stopped"], $"seed {seed}: a soak that meets none of them proves nothing");
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int? Set(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}

/// <summary>Tests that no other runs beside: they look at the memory of the whole process.</summary>
[CollectionDefinition(nameof(AloneCollection), DisableParallelization = true)]
public sealed class AloneCollection;
