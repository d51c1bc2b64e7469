using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>The feature columns of a burden model. Nothing here is fitted: trees take the figures as published, missing ones included.</summary>
/// <param name="Keys">The columns of figures that the features are made of.</param>
internal sealed record BurdenFeatures(FeatureMatrix Matrix, IReadOnlyList<ColumnKey> Keys)
{
    public static BurdenFeatures Of(AreaFrame frame, IEnumerable<PlannedFeature> plan)
    {
        (PlannedFeature Feature, FrameColumn Column)[] held = [.. plan.Select(f => (f, frame.Latest(f.Indicator)!)).Where(e => e.Item2 is not null)];
        if (held.Length == 0) throw new ArgumentException("The tables hold none of the features of the plan.");
        var features = held.SelectMany(e => Around(frame, e.Feature, e.Column)).Append(Rurality(frame)).ToArray();
        return new BurdenFeatures(new FeatureMatrix([.. features.Select(f => f.Spec)], [.. features.Select(f => f.Values)]), [.. held.Select(e => e.Column.Key)]);
    }

    /// <summary>One per plan; equal plans share theirs.</summary>
    public static BurdenFeatures[] OfEach(AreaFrame frame, IEnumerable<IReadOnlyList<PlannedFeature>> plans)
    {
        var made = new Dictionary<string, BurdenFeatures>(StringComparer.Ordinal);
        return [.. plans.Select(plan =>
        {
            var key = string.Join(' ', plan);
            return made.TryGetValue(key, out var known) ? known : made[key] = Of(frame, plan);
        })];
    }

    /// <summary>The figure of the area itself and, where planned, the means of its MSOA, of its authority and of its neighbours.</summary>
    private static IEnumerable<(FeatureSpec Spec, float[] Values)> Around(AreaFrame frame, PlannedFeature feature, FrameColumn column)
    {
        var (id, domain) = (feature.Indicator, frame.DomainOf(feature.Indicator));
        yield return (new FeatureSpec(id, domain, feature.Direction), Single(column.Values));
        if (!FeaturePlan.Surroundings.Contains(id)) yield break;
        yield return (new FeatureSpec($"{id}@msoa", domain, feature.Direction), Shared(frame.Msoas, column.Values, frame.Population));
        if (!FeaturePlan.CurrentConditions.Contains(feature))
            yield return (new FeatureSpec($"{id}@authority", FeaturePlan.AuthorityDomain, feature.Direction), Shared(frame.Authorities, column.Values, frame.Population));
        if (!FeaturePlan.HealthRecord.Contains(feature) || frame.Neighbours is not { } neighbours) yield break;
        foreach (var count in FeaturePlan.NeighbourCounts)
            yield return (new FeatureSpec($"{id}@nearest-{count}", domain, feature.Direction), Single(neighbours.Mean(column.Values, count)));
    }

    private static float[] Shared(AreaGroups groups, double[] values, double[] population)
    {
        var mean = groups.Mean(values, population);
        return Array.ConvertAll(groups.Of, g => (float)mean[g]);
    }

    private static float[] Single(double[] values) => Array.ConvertAll(values, v => (float)v);

    private static (FeatureSpec Spec, float[] Values) Rurality(AreaFrame frame) =>
        (new FeatureSpec(FeaturePlan.Rural, FeaturePlan.RuralDomain, Monotone.None), Array.ConvertAll(frame.Rural, r => r is null ? float.NaN : r.Value ? 1f : 0f));
}
