using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Core.Changes;

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
