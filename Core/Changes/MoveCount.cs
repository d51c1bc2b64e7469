using HealthNeeds.Core.Areas;

namespace HealthNeeds.Core.Changes;

/// <summary>How the ranks of one focus area moved at one level inside one larger area.</summary>
/// <param name="Areas">Areas ranked there in either release: the sum of the four counts.</param>
/// <param name="Up">Of <paramref name="Changed"/>, those that moved towards rank 1: greater need.</param>
public sealed record MoveCount(string Focus, AreaLevel Level, AreaCode Within, int Areas, int Changed, int WithinNoise, int Unmoved, int NotComparable, int Up)
{
    /// <summary>Of <see cref="Changed"/>, those that moved away from rank 1.</summary>
    public int Down => Changed - Up;
}
