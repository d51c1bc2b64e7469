using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Rankings;

/// <summary>One of an ICS's focus areas.</summary>
/// <param name="Id">As in addresses: "cardio-respiratory".</param>
/// <param name="ShortName">Fits a filter button.</param>
/// <param name="Weight">Declared share in the overall ranking; the shares of a region's focus areas sum to 1.</param>
public sealed record FocusArea(string Id, string Name, string ShortName, string Question, double Weight)
{
    /// <summary>The id of the ranking over all focus areas.</summary>
    public const string Overall = "overall";

    /// <summary>What is counted in it; not kept in a release.</summary>
    public IReadOnlyList<FocusCondition> Conditions { get; init; } = [];

    /// <summary>What its page must say of how it is counted.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One thing a focus area counts: a condition people have, or care they should have.</summary>
/// <param name="Who">Whom it concerns, by the id of a group of ages, where the figure of <see cref="Need"/> says nothing of ages itself.</param>
/// <param name="Years">Years of healthy life lost a year by 1,000 residents of England because of it.</param>
/// <param name="Source">Where the years are from, or why there are none.</param>
public sealed record FocusCondition(string Id, string Who, double Years, string Source)
{
    /// <summary>What readers call it; that of its last figure of care, else of its outcome, where null.</summary>
    public string? Title { get; init; }

    /// <summary>The outcome that says how many have it, by id; null where only the care is known, and everyone of the group should have it.</summary>
    public string? Need { get; init; }

    /// <summary>Figures of care, by id, that say which share of them is not cared for; the first that the figures hold counts.</summary>
    public IReadOnlyList<string> Care { get; init; } = [];

    /// <summary>The condition of the same focus area that stands for its harm while no figure of its care is held.</summary>
    public string? Within { get; init; }

    /// <summary>Whom the figures are shares of, by the id of a group of ages; null where people cannot be counted.</summary>
    public string? Counted { get; init; }

    /// <summary>Of the years, those lost because care is not received; null where no figure says, and all of them count.</summary>
    public double? Missed { get; init; }
}

/// <summary>Reads data/focus-areas.json.</summary>
public static class FocusAreaCatalogue
{
    public const string FileName = "focus-areas.json";

    private const double Tolerance = 1e-9;

    /// <returns>The focus areas in the order of the file; their weights sum to 1.</returns>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public static IReadOnlyList<FocusArea> Read(Stream json, string file = FileName)
    {
        var areas = CatalogueJson.Read<List<FocusArea>>(json, file);
        CatalogueRules.Unique(file, "focus area", areas.Select(a => a.Id));
        CatalogueRules.Unique(file, "condition", areas.SelectMany(a => a.Conditions).Select(c => c.Id));
        foreach (var area in areas)
            Check(area, file);

        var sum = areas.Sum(a => a.Weight);
        return Math.Abs(sum - 1) <= Tolerance
            ? areas
            : throw new CatalogueException(file, "(all)", "weights that sum to 1", $"{sum}");
    }

    private static void Check(FocusArea area, string file)
    {
        if (area.Id == FocusArea.Overall)
            throw new CatalogueException(file, area.Id, "another id: this one is the ranking over all focus areas", "it");
        if (area.Id.Length == 0 || !area.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new CatalogueException(file, area.Id, "an id of small letters, digits and hyphens", $"'{area.Id}'");
        if (area.Weight < 0)
            throw new CatalogueException(file, area.Id, "a weight of 0 or more", area.Weight.ToString());
        foreach (var condition in area.Conditions)
        {
            if (condition.Need is null && condition.Care.Count == 0)
                throw new CatalogueException(file, $"{area.Id}: {condition.Id}", "a need, a figure of care, or both", "neither");
            if (!(condition.Years > 0) || condition.Missed is <= 0)
                throw new CatalogueException(file, $"{area.Id}: {condition.Id}", "years and missed above 0", $"{condition.Years} and {condition.Missed}");
            if (condition.Within is { } within && area.Conditions.All(c => c.Id != within))
                throw new CatalogueException(file, $"{area.Id}: {condition.Id}", "a condition of the same focus area as within", $"'{within}'");
        }
    }
}
