using HealthNeeds.Core.Rankings;

namespace HealthNeeds.Store.Queries;

/// <summary>Where the ranks of a kind stand.</summary>
internal static class RankTable
{
    /// <summary>With the columns of ranking_within.</summary>
    public static string Of(NeedKind kind) => kind == NeedKind.Unmet ? "ranking_within" : $"(select * from ranking_kind where kind = '{kind.Id()}')";

    /// <summary>The chance of England's worst tenth of rows that stand in England; null by unmet need, which has it in ranking.</summary>
    public static string WorstTenth(NeedKind kind, string rows) => kind == NeedKind.Unmet ? "null::double" : $"{rows}.worst_tenth";

    /// <summary>The column of ranking that holds what is ranked by.</summary>
    public static string Column(NeedKind kind) => kind == NeedKind.Unmet ? "score" : kind.Id();
}
