using HealthNeeds.Core.Areas;

namespace HealthNeeds.Analytics.Input;

/// <summary>What an analysis may be told. Every value is checked when it is set.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Same inputs and seed give identical results, whatever the number of threads.</summary>
    public int Seed { get; init; } = 20_260_101;

    /// <summary>The ICB left out, and reported on, in the leave-ICB-out evaluation.</summary>
    public AreaCode Region { get; init; } = new("E54000061");

    /// <summary>Seeded draws behind every rank interval.</summary>
    public int Draws { get; init => field = AtLeast(value, 20, nameof(Draws)); } = 1000;

    /// <summary>Folds of whole local authorities.</summary>
    public int Folds { get; init => field = AtLeast(value, 2, nameof(Folds)); } = 5;

    /// <summary>Boosting rounds of each burden model.</summary>
    public int Rounds { get; init => field = AtLeast(value, 1, nameof(Rounds)); } = 150;

    /// <summary>Resamples of local authorities behind the interval of each difference from a baseline.</summary>
    public int Resamples { get; init => field = AtLeast(value, 20, nameof(Resamples)); } = 200;

    /// <summary>Threads used at most.</summary>
    public int Threads { get; init => field = AtLeast(value, 1, nameof(Threads)); } = Environment.ProcessorCount;

    private static int AtLeast(int value, int lowest, string name) =>
        value >= lowest ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {lowest}.");
}
