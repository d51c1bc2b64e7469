using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Store.Attribution;

/// <summary>One indicator in one period for one sex over the areas of a level; NaN where there is no value.</summary>
internal sealed record FigureColumn(IndicatorId Indicator, Period Period, Sex Sex, double[] Values);

/// <summary>What a column is of, as the engine names it.</summary>
internal sealed record FigureKey(string Indicator, string Period, string Sex)
{
    /// <summary>A column without a value.</summary>
    public FigureColumn Empty(int areas)
    {
        var values = new double[areas];
        Array.Fill(values, double.NaN);
        return new FigureColumn(new IndicatorId(Indicator), Core.Time.Period.Parse(Period), StoredNames.ParseSex(Sex), values);
    }
}
