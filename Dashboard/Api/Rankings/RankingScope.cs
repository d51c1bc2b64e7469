using HealthNeeds.Core.Areas;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>One ranking, read: what was asked for and the areas it ranks.</summary>
internal sealed record RankingScope(string Release, string Focus, AreaLevel Level, Area Within, IReadOnlyList<RankedArea> Areas)
{
    public static RankingScope Of(ReleaseRequest request)
    {
        var focus = request.Parameters.Get(ParameterRules.Focus);
        var level = request.Parameters.Level;
        var within = request.Within(level);
        return new RankingScope(request.Release.Info.Id, focus, level, within, request.Ranked(focus, level, within));
    }

    /// <summary>Names a file so that two downloads of different rankings, or releases, cannot be taken for each other.</summary>
    public string FileName(string extension) => $"need-{Focus}-{Level.Id()}-{Within.Code}-{Release}.{extension}";
}
