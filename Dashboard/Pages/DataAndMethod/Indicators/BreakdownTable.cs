using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

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
