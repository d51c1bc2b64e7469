using HealthNeeds.Core.Conditions;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Pages.Conditions;

/// <summary>One condition's people, area by area.</summary>
/// <param name="HasExpected">Whether it is estimated how many to expect of it.</param>
/// <param name="People">Those counted in all areas listed, added up; null where none is known.</param>
/// <param name="Counted">Areas with a number.</param>
/// <param name="Reason">Why no area is listed; null where some are.</param>
public sealed record ConditionView(
    ConditionsQuery Query,
    Condition Condition,
    FocusArea Focus,
    string Extent,
    IReadOnlyList<Area> Authorities,
    Area? Within,
    IReadOnlyList<CountedArea> Areas,
    bool HasExpected,
    double? People,
    int Counted,
    string? Reason,
    StepMapView? Map,
    NoMap? NoMap,
    IReadOnlyList<Condition> Others,
    IReadOnlyList<Period> Measured,
    string DownloadQuery)
{
    /// <summary>The areas that are written out; the others are in the download.</summary>
    public const int Shown = 50;

    /// <summary>"People not cared for", or where that is not known, "People who have it".</summary>
    public string Subject => Condition.CareKnown ? "not cared for" : "who have it";
}

/// <summary>Every condition whose people are counted, by focus area.</summary>
/// <param name="Waiting">Titles of the sources that hold figures for rankings and have not answered yet.</param>
/// <param name="Measured">The periods of what all focus areas are ranked by, the oldest first.</param>
public sealed record ConditionListView(string Region, IReadOnlyList<ConditionGroup> Groups, IReadOnlyList<string> Waiting, IReadOnlyList<Period> Measured);

public sealed record ConditionGroup(FocusArea Focus, IReadOnlyList<RegionCount> Conditions);

/// <param name="People">Of the region: the sum of its authorities' estimates; null where one of them is not known.</param>
public sealed record RegionCount(Condition Condition, double? People);
