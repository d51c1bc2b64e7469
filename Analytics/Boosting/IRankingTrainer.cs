namespace HealthNeeds.Analytics.Boosting;

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
