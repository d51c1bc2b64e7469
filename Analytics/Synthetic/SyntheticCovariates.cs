using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>The few conditions by which figures of larger areas are spread over LSOAs: the same columns at both levels.</summary>
internal sealed class SyntheticCovariates
{
    private static readonly string[] Deprivation = ["iod2019-income", "iod2019-employment", "iod2019-adult-skills", "iod2019-idaci"];
    private static readonly string[] Structure = ["census2021-aged-0-4", "census2021-aged-20-24", "census2021-aged-25-29", "census2021-aged-65-69", "census2021-aged-85-plus"];

    /// <summary>Indicators of the conditions, whether or not they are held.</summary>
    public static readonly IReadOnlyList<string> Planned = [.. Deprivation, .. Structure];

    private readonly AreaFrame frame;
    private readonly Dictionary<AreaGroups, double[][]> groups = [];

    public SyntheticCovariates(AreaFrame frame)
    {
        this.frame = frame;
        (string Id, bool Signed, FrameColumn Column)[] held = [.. Deprivation.Select(id => (id, true)).Concat(Structure.Select(id => (id, false))).Select(e => (e.id, e.Item2, frame.Latest(e.id)!)).Where(e => e.Item3 is not null)];
        Ids = [.. held.Select(e => e.Id), FeaturePlan.Rural];
        Domains = [.. held.Select(e => frame.DomainOf(e.Id)), FeaturePlan.RuralDomain];
        Signed = [.. held.Select(e => e.Signed), false];
        Lsoas = [.. held.Select(e => Limited(e.Column.Values)), Array.ConvertAll(frame.Rural, r => r == true ? 1.0 : 0)];
        foreach (var level in new[] { frame.Msoas, frame.Authorities }) groups[level] = Array.ConvertAll(Lsoas, c => level.Mean(c, frame.Population));
    }

    public IReadOnlyList<string> Ids { get; }

    public IReadOnlyList<string> Domains { get; }

    public bool[] Signed { get; }

    /// <summary><c>[column][lsoa]</c>.</summary>
    public double[][] Lsoas { get; }

    /// <summary><c>[column][group]</c>: population-weighted means of the frame's MSOAs or authorities.</summary>
    public double[][] Of(AreaGroups level) => groups[level];

    /// <summary>The ICB that most LSOAs of each group belong to.</summary>
    public int[] Regions(AreaGroups level) => [.. level.Members.Select(m => m.GroupBy(i => frame.Icbs.Of[i]).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key)];

    /// <summary>LSOAs range further than larger areas: limited, in this copy only, so that no slope is stretched too far. A missing value is the mean.</summary>
    private static double[] Limited(double[] values)
    {
        var mean = Spread.Of(values).Mean;
        return Array.ConvertAll(Limits.Outermost(values), v => double.IsNaN(v) ? mean : v);
    }
}
