using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Care;

/// <summary>The need side of an expected register: age, conditions of life and expected ill health. Nothing about services.</summary>
internal sealed class NeedCovariates
{
    private static readonly string[] Conditions = ["iod2019-income", "iod2019-employment", "iod2019-adult-skills", "iod2019-idaopi", "iod2019-crime"];

    public NeedCovariates(AreaFrame frame, IReadOnlyList<BurdenResult> burden)
    {
        var held = FeaturePlan.Residents.Select(f => f.Indicator).Where(id => id.StartsWith(FeaturePlan.AgePrefix, StringComparison.Ordinal)).Concat(Conditions)
            .Select(id => (id, frame.Latest(id))).Where(e => e.Item2 is not null).ToArray();
        Ids = [.. held.Select(e => e.id), FeaturePlan.Rural, .. burden.Select(b => b.Label.ModelId)];
        Columns = [.. held.Select(e => e.Item2!.Values), Array.ConvertAll(frame.Rural, r => r == true ? 1.0 : 0), .. burden.Select(b => b.Prediction)];
    }

    public IReadOnlyList<string> Ids { get; }

    /// <summary><c>[column][lsoa]</c>.</summary>
    public double[][] Columns { get; }
}
