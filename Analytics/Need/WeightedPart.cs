namespace HealthNeeds.Analytics.Need;

internal sealed record WeightedPart(NeedPart Part, double Weight);
