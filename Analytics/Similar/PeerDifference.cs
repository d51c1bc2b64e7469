namespace HealthNeeds.Analytics.Similar;

/// <summary>
/// A figure of a place less the mean of its peers', with the joint interval of both: the limits of each are put together without the assumption that they lie
/// evenly around the value (method of variance estimates recovery: Zou and Donner 2008, Stat Med 27:1693–1702; of means, Zou, Huang and Zhang 2009).
/// </summary>
/// <param name="Peers">With a figure, of all that were given.</param>
/// <param name="Mean">The plain mean of the peers' figures.</param>
/// <param name="Lower">Null where the place or a peer has no limits, or too few peers have a figure: then nothing is known of the difference but its value.</param>
public sealed record PeerDifference(int Peers, double Mean, double Difference, double? Lower, double? Upper)
{
    /// <summary>With fewer peers than this no interval is given.</summary>
    public const int FewestPeers = 5;

    /// <summary>1 where the place lies above its peers beyond doubt, -1 below, 0 where the interval holds no difference; null where there is no interval.</summary>
    public int? Side => Lower is { } lower && Upper is { } upper ? lower > 0 ? 1 : upper < 0 ? -1 : 0 : null;

    /// <returns>Null where no peer has a figure.</returns>
    public static PeerDifference? Of(PeerFigure here, IReadOnlyList<PeerFigure> peers)
    {
        if (peers.Count == 0)
            return null;
        var mean = peers.Average(p => p.Value);
        var difference = here.Value - mean;
        if (peers.Count < FewestPeers || !here.HasLimits || !peers.All(p => p.HasLimits))
            return new PeerDifference(peers.Count, mean, difference, Lower: null, Upper: null);
        var below = Math.Sqrt(peers.Sum(p => Square(p.Value - p.Lower!.Value))) / peers.Count;
        var above = Math.Sqrt(peers.Sum(p => Square(p.Upper!.Value - p.Value))) / peers.Count;
        var (lower, upper) = Limits(here, new PeerFigure(mean, mean - below, mean + above));
        return new PeerDifference(peers.Count, mean, difference, lower, upper);
    }

    /// <summary>Of one figure less another, both with limits.</summary>
    internal static (double Lower, double Upper) Limits(PeerFigure one, PeerFigure other)
    {
        var difference = one.Value - other.Value;
        return (
            difference - Math.Sqrt(Square(one.Value - one.Lower!.Value) + Square(other.Upper!.Value - other.Value)),
            difference + Math.Sqrt(Square(one.Upper!.Value - one.Value) + Square(other.Value - other.Lower!.Value)));
    }

    private static double Square(double value) => value * value;
}

/// <summary>A value with the limits that bound 95%, where they are published.</summary>
public readonly record struct PeerFigure(double Value, double? Lower, double? Upper)
{
    public bool HasLimits => Lower is not null && Upper is not null;
}
