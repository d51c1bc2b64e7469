using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>The residents whom a condition concerns.</summary>
/// <param name="From">Lowest age, a multiple of 5.</param>
/// <param name="Below">Age above them, a multiple of 5; 90 and more means no limit.</param>
internal sealed record ResidentGroup(string Title, int From, int Below)
{
    public const string Domain = "Age of residents";

    public static readonly ResidentGroup Everyone = new("all residents", 0, 90);
    public static readonly ResidentGroup Under5 = new("children under 5", 0, 5);
    public static readonly ResidentGroup Children = new("children under 15", 0, 15);
    public static readonly ResidentGroup From5 = new("residents aged 5 and over", 5, 90);
    public static readonly ResidentGroup From15 = new("residents aged 15 and over", 15, 90);
    public static readonly ResidentGroup Adults = new("residents aged 20 and over", 20, 90);
    public static readonly ResidentGroup From25To74 = new("residents aged 25 to 74", 25, 75);
    public static readonly ResidentGroup From50 = new("residents aged 50 and over", 50, 90);

    /// <summary>An area with none of them counts as one with a hundredth of England's share.</summary>
    private const double Least = 0.01;

    /// <summary>Percentage of each LSOA's residents; null where the release does not hold them, or everyone is meant.</summary>
    public double[]? Shares(AreaFrame frame)
    {
        if (this == Everyone) return null;
        var bands = FeaturePlan.Ages.Where((_, k) => (5 * k) >= From && (5 * k) < Below).Select(frame.Latest).OfType<FrameColumn>().ToArray();
        return bands.Length == 0 ? null : [.. Enumerable.Range(0, frame.Count).Select(i => bands.Sum(b => double.IsNaN(b.Values[i]) ? 0 : b.Values[i]))];
    }

    /// <summary>Log ratio of each LSOA's share to England's mean; null as above.</summary>
    public double[]? LogRatio(AreaFrame frame)
    {
        if (Shares(frame) is not { } shares) return null;
        var mean = shares.Average();
        return Array.ConvertAll(shares, s => Math.Log(Math.Max(s / mean, Least)));
    }
}
