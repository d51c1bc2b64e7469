namespace HealthNeeds.Dashboard.Releases;

/// <summary>The site was started for a region that nobody knows; the message lists those that are known.</summary>
internal sealed class UnknownRegionException(string message) : Exception(message);
