namespace HealthNeeds.Analytics.Input;

/// <summary>Everything an analysis reads.</summary>
/// <param name="Areas">At least every LSOA21 of <paramref name="Lsoas"/> with its MSOA, authority, ICB, population and rural-urban class.</param>
/// <param name="Indicators">Definitions of the indicators in the tables; gives domains and polarities.</param>
/// <param name="FocusAreas">What is ranked; the overall ranking is added.</param>
/// <param name="Lsoas">Figures at LSOA 2021, however they came there.</param>
/// <param name="Authorities">Figures published for local authorities, on LTLA24 codes.</param>
public sealed record AnalysisInput(
    IReadOnlyList<Area> Areas,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<FocusArea> FocusAreas,
    AreaTable Lsoas,
    AreaTable Authorities,
    AnalysisOptions Options)
{
    /// <summary>Figures published for MSOAs, on MSOA21 codes; null where none are held. They check rankings, and rank nothing.</summary>
    public AreaTable? Msoas { get; init; }

    /// <summary>What rankings are held against; none where they are only wanted.</summary>
    public RankingChecks Checks { get; init; } = RankingChecks.None;

    /// <summary>What the reliability of rankings is judged by; null where that is not to be judged. They rank nothing.</summary>
    public PracticeHalves? Halves { get; init; }
}

/// <summary>What an analysis may be told. Every value is checked when it is set.</summary>
public sealed record AnalysisOptions
{
    /// <summary>Same inputs and seed give identical results, whatever the number of threads.</summary>
    public int Seed { get; init; } = 20_260_101;

    /// <summary>The ICB left out, and reported on, in the leave-ICB-out evaluation.</summary>
    public required AreaCode Region { get; init; }

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

/// <summary>Figures of GP practices at LSOA 2021, carried there twice: each time by every other practice, so that no practice is in both.</summary>
public sealed record PracticeHalves(AreaTable First, AreaTable Second);

/// <param name="Stage">What is being done, in a reader's words.</param>
/// <param name="Fraction">Share of the whole analysis done, 0 to 1.</param>
public readonly record struct AnalysisProgress(string Stage, double Fraction);

/// <summary>Shares of the whole, measured on all England, so that the bar moves evenly.</summary>
internal sealed class StageProgress(IProgress<AnalysisProgress>? listener)
{
    /// <param name="from">Where the stage starts, 0 to 1.</param>
    public Action<double> Stage(string name, double from, double to)
    {
        listener?.Report(new AnalysisProgress(name, from));
        return done => listener?.Report(new AnalysisProgress(name, from + ((to - from) * done)));
    }
}
