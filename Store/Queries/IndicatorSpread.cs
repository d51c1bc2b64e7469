using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Store.Queries;

/// <summary>How an indicator spreads over the areas of one level inside <paramref name="Within"/>.</summary>
/// <param name="Areas">How many of them have a value.</param>
/// <param name="P10">A tenth of them have a value no higher than this.</param>
/// <param name="Mean">The plain mean over areas, not weighted by people.</param>
public sealed record IndicatorSpread(
    IndicatorId Indicator,
    Period Period,
    Sex Sex,
    AreaLevel Level,
    AreaCode Within,
    int Areas,
    double Minimum,
    double P10,
    double P25,
    double Median,
    double P75,
    double P90,
    double Maximum,
    double Mean);
