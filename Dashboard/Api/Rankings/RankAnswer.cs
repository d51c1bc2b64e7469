using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>Median rank and the bounds of 90% of the draws; 1 is the greatest need.</summary>
internal sealed record RankAnswer(int Median, int Lower, int Upper)
{
    public static RankAnswer Of(RankInterval rank) => new(rank.Median, rank.Lower, rank.Upper);
}
