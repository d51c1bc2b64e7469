using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Analytics.Results;

/// <summary>What one domain adds to one area's score.</summary>
public readonly record struct AreaContribution(AreaCode Area, ContributionSide Side, string Domain, double Value);
