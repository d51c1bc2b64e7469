namespace HealthNeeds.Analytics.Boosting;

/// <summary>One column of a <see cref="FeatureMatrix"/>: what it is called, where its explanation is grouped, and its direction.</summary>
public sealed record FeatureSpec
{
    public FeatureSpec(string id, string domain, Monotone monotone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        if (!Enum.IsDefined(monotone)) throw new ArgumentOutOfRangeException(nameof(monotone), monotone, $"Feature '{id}' has an unknown direction.");
        Id = id;
        Domain = domain;
        Monotone = monotone;
    }

    public string Id { get; }

    public string Domain { get; }

    public Monotone Monotone { get; }
}

/// <summary>How the prediction may move when one feature rises and all others stay.</summary>
public enum Monotone
{
    Decreasing = -1,
    None = 0,
    Increasing = 1,
}
