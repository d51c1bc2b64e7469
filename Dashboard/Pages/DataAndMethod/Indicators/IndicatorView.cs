using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Time;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>One indicator: what it means, and how it lies over the region.</summary>
/// <param name="NotFetchedYet">True where the release holds no figure of the whole source: it is fetched live, and has not answered yet.</param>
/// <param name="Level">The smallest level it is held at.</param>
/// <param name="Sex">Whom the figures shown are about.</param>
/// <param name="Known">Areas of the region with a value.</param>
/// <param name="Unknown">Areas of the region where a reason stands instead.</param>
/// <param name="Lowest">Lowest values first.</param>
/// <param name="Highest">Highest values first.</param>
/// <param name="Notes">What the publisher says beside figures of the region, with or without a value.</param>
/// <param name="Trends">Where it says they have been going.</param>
/// <param name="Breakdowns">Parts of the people, for England and the region's authorities.</param>
public sealed record IndicatorView(
    Indicator Indicator,
    Source? Source,
    string RegionName,
    IReadOnlyList<FocusArea> FocusAreas,
    bool NotFetchedYet,
    AreaLevel? Level,
    Sex? Sex,
    string? Period,
    int Known,
    int Unknown,
    ChartFigure? Distribution,
    IReadOnlyList<IndicatorPlace> Lowest,
    IReadOnlyList<IndicatorPlace> Highest,
    IReadOnlyList<NotedPlaces> Notes,
    IReadOnlyList<NotedPlaces> Trends,
    IReadOnlyList<BreakdownTable> Breakdowns)
{
    /// <summary>When the publisher was last asked, in words; null where the release does not know the source.</summary>
    public string? Asked { get; init; }
}

/// <param name="Note">What the publisher says beside the value.</param>
public sealed record IndicatorPlace(Area Area, double Value, string? Note, Trend? Trend);

/// <summary>What the publisher says of how many places.</summary>
public sealed record NotedPlaces(string Text, int Places);

/// <summary>Figures of the parts of one division of people, in its newest period.</summary>
/// <param name="Name">By what they are divided.</param>
/// <param name="Areas">The columns: England and the region's authorities, those that have a figure.</param>
public sealed record BreakdownTable(string Name, string Period, IReadOnlyList<(AreaCode Code, string Name)> Areas, IReadOnlyList<BreakdownTable.Line> Lines)
{
    /// <summary>One part, and its figures in the order of the areas; null where an area has none, not even a reason.</summary>
    public sealed record Line(string Part, IReadOnlyList<Breakdown?> Figures);

    /// <summary>One table for each division, those with the newest figures first.</summary>
    /// <param name="areas">England, then the region's authorities.</param>
    public static IReadOnlyList<BreakdownTable> Of(IReadOnlyList<Breakdown> figures, IReadOnlyList<(AreaCode Code, string Name)> areas) =>
    [
        .. from division in figures.GroupBy(f => f.CategoryType, StringComparer.Ordinal)
           let newest = division.Max(f => f.Period)
           orderby newest descending, division.Key
           select Made(division.Key, [.. division.Where(f => f.Period == newest)], areas),
    ];

    private static BreakdownTable Made(string type, IReadOnlyList<Breakdown> figures, IReadOnlyList<(AreaCode Code, string Name)> areas)
    {
        var shown = areas.Where(a => figures.Any(f => f.Area == a.Code)).ToList();
        var people = figures.Select(f => (f.Sex, f.Age)).Distinct().Count() > 1;
        var lines = figures.GroupBy(f => (f.Category, f.Sex, f.Age)).Select(part => new Line(
            Words(part.First(), people || type.Length == 0),
            [.. shown.Select(a => part.FirstOrDefault(f => f.Area == a.Code))]));
        return new BreakdownTable(type.Length == 0 ? "Age and sex" : type, figures[0].Period.ToString(), shown, [.. lines]);
    }

    private static string Words(Breakdown part, bool people)
    {
        var sex = SexWords.Of(part.Sex) ?? "persons";
        string?[] words = [part.Category, people ? sex : null, people ? part.Age : null];
        return string.Join(", ", words.Where(w => !string.IsNullOrEmpty(w)));
    }
}

/// <summary>The dictionary of indicators.</summary>
/// <param name="Newest">By id, the newest period of each indicator this release holds figures of.</param>
/// <param name="Text">Words sought in names and definitions, or null.</param>
public sealed record IndicatorListView(IReadOnlyList<Indicator> Found, int All, string? Text, IReadOnlyDictionary<string, Source> Sources, IReadOnlyDictionary<string, Period> Newest);
