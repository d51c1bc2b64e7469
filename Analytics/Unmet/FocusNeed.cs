namespace HealthNeeds.Analytics.Unmet;

/// <summary>The three things a focus area is ranked by.</summary>
/// <param name="Unmet">People who need care they do not get, weighted by harm: counted per resident, so an area of many older people has more of what befalls older people.</param>
/// <param name="Burden">How ill residents are for people of their ages, whatever care they get.</param>
/// <param name="Gap">The share of care that falls short, where a figure of care is held; null where none is.</param>
internal sealed record FocusNeed(string Focus, NeedMeasure Unmet, NeedMeasure Burden, NeedMeasure? Gap);
