using HealthNeeds.Dashboard.Api.Indicators;

namespace HealthNeeds.Dashboard.Pages.Addresses;

/// <summary>The whole state of an indicator's page, as its address says it.</summary>
/// <param name="Level">Null for the smallest that has figures.</param>
/// <param name="Within">An authority or MSOA; null for the whole region.</param>
/// <param name="Sex">Null for the first that has figures: persons, women, men.</param>
/// <param name="Sort">Null for the worse end first.</param>
/// <param name="Page">From 1.</param>
public sealed record IndicatorQuery(string Id, AreaLevel? Level, AreaCode? Within, Sex? Sex, FigureOrder? Sort, int Page)
{
    public const string List = "/data/indicators";

    public static IndicatorQuery Of(string id) => new(id, null, null, null, null, 1);

    /// <summary>The address of this state; what equals the default is left out.</summary>
    public string Address => $"{List}/{Id}{(Parts().Any() ? "?" : null)}{string.Join('&', Parts())}";

    private IEnumerable<string> Parts()
    {
        if (Level is { } level) yield return $"level={level.Id()}";
        if (Within is { } within) yield return $"within={within}";
        if (Sex is { } sex) yield return $"sex={sex.Id()}";
        if (Sort is { } sort) yield return $"sort={sort.Id()}";
        if (Page != 1) yield return $"page={Page}";
    }
}
