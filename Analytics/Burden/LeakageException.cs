namespace HealthNeeds.Analytics.Burden;

/// <summary>A feature would tell a model what it is to predict. Nothing is published from such an analysis.</summary>
public sealed class LeakageException(string message) : InvalidOperationException(message);
