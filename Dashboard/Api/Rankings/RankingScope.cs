using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Dashboard.Api.Parameters;
using HealthNeeds.Dashboard.Api.Serving;
using HealthNeeds.Dashboard.Rankings;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Rankings;

/// <summary>One ranking, read: what was asked for and the areas it ranks.</summary>
/// <param name="Reason">Why no area is ranked; null where some are.</param>
internal sealed record RankingScope(string Release, string Focus, NeedKind Kind, AreaLevel Level, Area Within, IReadOnlyList<RankedArea> Areas, string? Reason)
{
    public static RankingScope Of(ReleaseRequest request)
    {
        var focus = request.Parameters.Get(ParameterRules.Focus);
        var (kind, level) = (request.Parameters.Kind, request.Parameters.Level);
        var within = request.Within(level);
        var areas = request.Ranked(focus, kind, level, within);
        return new RankingScope(request.Release.Info.Id, focus, kind, level, within, areas, areas.Count > 0 ? null : KindWords.WhyNot(kind, level, request.Levels(focus)[kind], request.Words(focus)));
    }

    /// <summary>Names a file so that two downloads of different rankings, or releases, cannot be taken for each other.</summary>
    public string FileName(string extension) => $"{(Kind == NeedKind.Unmet ? "need" : Kind.Id())}-{Focus}-{Level.Id()}-{Within.Code}-{Release}.{extension}";
}
