using System.Text.Json.Serialization;
using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Core.Changes;

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
