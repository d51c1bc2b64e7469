using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Draws;

/// <summary>A measure and how much it weighs among those it is added up with; weights of a sum are 1 together.</summary>
internal sealed record DrawnMeasure(RankingMeasure Measure, double Weight);
