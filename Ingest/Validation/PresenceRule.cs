using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Ingest.Validation;

/// <summary>An indicator that the catalogue defines has figures, unless they come live only; one that the current release holds does not vanish.</summary>
internal sealed class PresenceRule : IBatchRule
{
    public string Id => "presence";

    public IEnumerable<Finding> Check(BatchFacts facts)
    {
        var came = facts.Batches.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal);
        var before = facts.Previous.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal);
        var answered = facts.Indicators.Where(i => came.Contains(i.Id.Value)).Select(i => i.Source).ToHashSet(StringComparer.Ordinal);
        bool IsDue(Indicator i) => i.Supply != FigureSupply.LiveOnly && (!facts.LiveOnly.Contains(i.Source) || answered.Contains(i.Source));
        foreach (var indicator in facts.Indicators.Where(i => !came.Contains(i.Id.Value) && (before.Contains(i.Id.Value) || IsDue(i))))
        {
            yield return before.Contains(indicator.Id.Value)
                ? Finding.Hold(indicator.Source, indicator.Id.Value, "An indicator of the current release still has figures.", "none", "figures")
                : Finding.Warn(indicator.Source, indicator.Id.Value, "An indicator of the catalogue has figures.", "none", "figures");
        }
    }
}
