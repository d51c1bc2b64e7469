using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

internal sealed record RankRow(string Focus, string Within, int Median, int Lower, int Upper, int Areas)
{
    public RankAmong ToRank() => new(new AreaCode(Within), new RankInterval(Median, Lower, Upper, Areas));
}
