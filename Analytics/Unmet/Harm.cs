namespace HealthNeeds.Analytics.Unmet;

/// <summary>What a condition costs England: years of healthy life lost a year by 1,000 residents (deaths before their time and years lived with disability).</summary>
/// <param name="Years">By the condition as it is.</param>
/// <param name="Missed">Of these, what is lost because care is not received; null where no figure says, and all of <paramref name="Years"/> counts.</param>
/// <param name="Source">Where the numbers are from, or why there are none.</param>
internal sealed record Harm(double Years, double? Missed, string Source);
