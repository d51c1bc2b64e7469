namespace HealthNeeds.Analytics.Unmet;

internal sealed record WeightedPart(NeedPart Part, double Weight);
