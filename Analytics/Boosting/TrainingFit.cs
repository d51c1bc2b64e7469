namespace HealthNeeds.Analytics.Boosting;

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
