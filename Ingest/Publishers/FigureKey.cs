using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>What a figure is about.</summary>
/// <param name="Area">An ONS code or a GP practice.</param>
internal readonly record struct FigureKey(Indicator Indicator, string Area, Period Period, Sex Sex = Sex.Persons)
{
    public override string ToString() => Sex == Sex.Persons ? $"{Indicator.Id} {Area} {Period}" : $"{Indicator.Id} {Area} {Period} {Sex}";
}
