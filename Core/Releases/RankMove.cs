using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Core.Releases;

/// <summary>One area's rank within one larger area in two releases.</summary>
public sealed record RankMove
{
    /// <param name="from">Null where the older release does not rank the area there.</param>
    /// <param name="to">Null where the newer one does not.</param>
    /// <param name="causes">What moved the median, noise or not: sums to the move. Null where it is not known.</param>
    public RankMove(string focus, AreaLevel level, AreaCode area, AreaCode within, RankInterval? from, RankInterval? to, MoveParts? causes)
    {
        if (from is null && to is null)
            throw new ArgumentException($"{area} within {within} has no rank in either release: there is no move.");
        if (causes is { } parts && (parts.Noise != 0 || parts.Sum != to?.Median - from?.Median))
            throw new ArgumentException($"{area} within {within} moved by {to?.Median - from?.Median}, but its causes sum to {parts.Sum}.");
        (Focus, Level, Area, Within, From, To, Causes) = (focus, level, area, within, from, to, causes);
    }

    public string Focus { get; }

    public AreaLevel Level { get; }

    public AreaCode Area { get; }

    /// <summary>As the newer release names it; null where it was not asked for.</summary>
    public string? AreaName { get; init; }

    public AreaCode Within { get; }

    public RankInterval? From { get; }

    public RankInterval? To { get; }

    /// <summary>Places moved; negative is towards rank 1, the greatest need. Null where the two do not compare.</summary>
    public int? Move => To?.Median - From?.Median;

    public MoveVerdict Verdict => (From, To) switch
    {
        (null, _) or (_, null) => MoveVerdict.NotComparable,
        var (from, to) when from.Median == to.Median => MoveVerdict.Unmoved,
        var (from, to) when JointInterval.Separates(from, to) => MoveVerdict.Changed,
        _ => MoveVerdict.WithinNoise,
    };

    /// <summary>Why the two do not compare; null where they do.</summary>
    public string? NotComparableBecause => (From, To) switch
    {
        (null, _) => "The area was not ranked here in the older release.",
        (_, null) => "The area is not ranked here any more.",
        _ => null,
    };

    /// <summary>What the move is the sum of: causes where it is beyond noise, noise where it is not. Null where it is not known.</summary>
    public MoveParts? Parts => Verdict switch
    {
        MoveVerdict.NotComparable => null,
        MoveVerdict.Changed => Causes,
        _ => new MoveParts(0, 0, 0, 0, Move!.Value),
    };

    /// <summary>What moved the median, whether or not it moved beyond noise. A step smaller than the noise can be part of a longer way that is not.</summary>
    [JsonIgnore]
    public MoveParts? Causes { get; }
}

/// <summary>What a move is the sum of, in places. Negative is towards rank 1, the greatest need.</summary>
/// <param name="NewData">Periods or indicators that came or went.</param>
/// <param name="Revision">Corrected values of series that were there before.</param>
/// <param name="Method">The method, its options or weights.</param>
/// <param name="Boundary">Areas that came, went, or lie elsewhere now.</param>
/// <param name="Noise">A move that is no larger than the ranks are uncertain: none of it is put down to a cause.</param>
public readonly record struct MoveParts(int NewData, int Revision, int Method, int Boundary, int Noise = 0)
{
    public int Sum => NewData + Revision + Method + Boundary + Noise;

    public static MoveParts operator +(MoveParts a, MoveParts b) => a.Add(b);

    public static MoveParts operator -(MoveParts a) => a.Negate();

    public MoveParts Add(MoveParts other) =>
        new(NewData + other.NewData, Revision + other.Revision, Method + other.Method, Boundary + other.Boundary, Noise + other.Noise);

    public MoveParts Negate() => new(-NewData, -Revision, -Method, -Boundary, -Noise);
}

public enum MoveVerdict
{
    /// <summary>The median rank is what it was.</summary>
    Unmoved,

    /// <summary>It differs by no more than the two ranks are uncertain: not called a change.</summary>
    WithinNoise,

    /// <summary>It differs by more than that.</summary>
    Changed,

    /// <summary>One of the releases does not rank the area in this place.</summary>
    NotComparable,
}

/// <summary>
/// Whether two medians differ by more than they are uncertain: the 90% interval of their difference, put together from their own
/// intervals (MOVER; Zou and Donner 2008, Statistics in Medicine 27:1693), leaves out 0. The two are taken to err independently; as both are
/// drawn with the same random numbers they err alike, so the test is rather too slow to call a change than too quick.
/// </summary>
public static class JointInterval
{
    public static bool Separates(RankInterval from, RankInterval to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        long move = to.Median - from.Median;
        // The sides that face each other; squares of whole numbers, so that no rounding decides.
        var (a, b) = move < 0 ? ((long)from.Median - from.Lower, (long)to.Upper - to.Median) : ((long)from.Upper - from.Median, (long)to.Median - to.Lower);
        return move * move > (a * a) + (b * b);
    }
}
