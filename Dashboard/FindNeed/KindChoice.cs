using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.FindNeed;

/// <param name="WhyNot">Why places are not ranked by it here; null where they are.</param>
public sealed record KindChoice(NeedKind Kind, string? WhyNot);
