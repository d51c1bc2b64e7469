namespace HealthNeeds.Analytics.Boosting;

/// <summary>
/// Second-order gradient boosting on feature histograms, as in XGBoost's hist method. One thread and no shared state:
/// train folds in parallel, and the same inputs and seed give the same model to the last bit.
/// </summary>
public sealed class HistogramTrainer : IRankingTrainer
{
    public string Engine => "healthneeds-histogram-1";

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => true;

    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Train(set, BinnedMatrix.Fit(set, options.MaxBins), options, cancellation);
    }

    /// <summary>As <see cref="IRankingTrainer.Train"/>, with bins already made for these rows: several labels on one fold share them.</summary>
    public RankingModel Train(TrainingSet set, BinnedMatrix bins, TrainingOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(bins);
        ArgumentNullException.ThrowIfNull(options);
        if (!bins.IsFor(set, options.MaxBins)) throw new ArgumentException("The bins were made from other rows, another matrix or another MaxBins.", nameof(bins));
        var run = new BoostingRun(set, bins, options);
        var trees = run.Train(cancellation);
        return new(Engine, run.BaseScore, set.Features.Features, trees);
    }
}

/// <summary>A gradient-boosting engine: takes plain data, gives a model as plain data.</summary>
public interface IRankingTrainer
{
    /// <summary>Name of the engine, kept in the models it trains.</summary>
    string Engine { get; }

    /// <summary>False when the engine cannot honour the options or a feature's direction; it must not be used then.</summary>
    bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features);

    /// <exception cref="ArgumentException">The set cannot be learned from; the message says why.</exception>
    /// <exception cref="OperationCanceledException" />
    RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation);
}

/// <summary>One model to be trained: what it learns from, and how.</summary>
public sealed record TrainingFit(TrainingSet Set, TrainingOptions Options);

/// <summary>An engine that is given all models of a study at once, and may have them trained elsewhere. Each fit stands alone, so it changes nothing but the time.</summary>
public interface IBatchTrainer : IRankingTrainer
{
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <returns>In the order of the fits, each as <see cref="IRankingTrainer.Train"/> would make it, to the last bit.</returns>
    /// <exception cref="OperationCanceledException" />
    IReadOnlyList<RankingModel> TrainAll(IReadOnlyList<TrainingFit> fits, Action<double> progress, CancellationToken cancellation);
}
