using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Burden;

/// <summary>The feature columns of one variant of a burden model. Nothing here is fitted: trees take the figures as published, missing ones included.</summary>
internal sealed record BurdenFeatures(FeatureMatrix Matrix, IReadOnlyList<ColumnKey> Keys)
{
    public static BurdenFeatures Of(AreaFrame frame, IEnumerable<PlannedFeature> plan)
    {
        var held = plan.Select(f => (Feature: f, Column: frame.Latest(f.Indicator))).Where(e => e.Column is not null).ToArray();
        if (held.Length == 0) throw new ArgumentException("The tables hold none of the features of the plan.");
        IEnumerable<FeatureSpec> specs = held.Select(e => new FeatureSpec(e.Feature.Indicator, frame.DomainOf(e.Feature.Indicator), e.Feature.Direction));
        var columns = held.Select(e => Array.ConvertAll(e.Column!.Values, v => (float)v));
        return new BurdenFeatures(
            new FeatureMatrix([.. specs, new FeatureSpec(FeaturePlan.Rural, FeaturePlan.RuralDomain, Monotone.None)], [.. columns, RuralColumn(frame)]),
            [.. held.Select(e => e.Column!.Key)]);
    }

    private static float[] RuralColumn(AreaFrame frame) =>
        Array.ConvertAll(frame.Rural, r => r is null ? float.NaN : r.Value ? 1f : 0f);
}
