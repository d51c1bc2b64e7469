using HealthNeeds.Dashboard.Rankings;

namespace HealthNeeds.Dashboard.Maps;

/// <summary>One area on a map, a link to its page.</summary>
/// <param name="Words">Its accessible name: place, how sure, rank.</param>
/// <param name="IsWide">Its rank is very uncertain, so it is hatched.</param>
/// <param name="IsHere">It is the area the page is about, or one that was searched for.</param>
public sealed record MapPlace(string Code, string Path, string Address, string Words, NeedBand Band, bool IsWide, bool IsHere)
{
    public string Class => $"{(IsWide ? 'w' : 'n')}{(int)Band}";
}
