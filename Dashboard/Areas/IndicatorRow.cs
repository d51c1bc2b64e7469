using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Areas;

/// <param name="Here">Share of England's areas with a lower value; null where not compared.</param>
public sealed record IndicatorRow(IndicatorValue Value, Verdict Verdict, double? Here, double? Icb);
