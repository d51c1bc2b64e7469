namespace HealthNeeds.Analytics.Boosting;

/// <summary>What a model is fitted to minimise.</summary>
public enum Objective
{
    /// <summary>Weighted squared error.</summary>
    SquaredError,

    /// <summary>Counts; <see cref="TrainingSet.Offset"/> is the log of the expected count (exposure).</summary>
    Poisson,

    /// <summary>Order inside each <see cref="TrainingSet.Group"/>, judged by NDCG. Labels are relevance grades 0 to 31. Every pair in a group is visited, so keep groups to a few thousand rows.</summary>
    LambdaMart,
}
