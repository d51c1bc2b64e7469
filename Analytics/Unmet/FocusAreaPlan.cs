using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What a focus area is counted by, and what its page must say. Conditions that the figures do not hold are left out, and said to be.</summary>
internal sealed record FocusAreaPlan(string Focus, IReadOnlyList<PlannedCondition> Conditions, IReadOnlyList<string> Notes)
{
    /// <summary>Ill health of all causes: the four outcomes of it that are published for LSOAs, each counting alike.</summary>
    public static readonly FocusAreaPlan AllCauses = new(
        "all-causes",
        [.. BurdenLabel.All.Select(l => new PlannedCondition(l.Id, l.Title, l.Id, [], ResidentGroup.Everyone, new Harm(1, null, "Declared: each counts alike")))],
        []);

    private static readonly Dictionary<string, string> Outcomes = BurdenLabel.All.Select(l => (l.Id, l.Title)).Concat(WiderOutcome.All.Select(o => (o.Id, o.Title))).ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Cares = CareFigure.All.ToDictionary(c => c.Id, c => c.Title, StringComparer.Ordinal);

    /// <exception cref="CatalogueException">The focus area has no conditions, or one of them names a need, a figure of care or a group that the analysis does not know.</exception>
    public static FocusAreaPlan Of(FocusArea focus) => focus.Conditions.Count > 0
        ? new FocusAreaPlan(focus.Id, [.. focus.Conditions.Select(c => Planned(focus.Id, c))], focus.Notes)
        : throw new CatalogueException(FocusAreaCatalogue.FileName, focus.Id, "at least one entry in conditions", "none");

    private static PlannedCondition Planned(string focus, FocusCondition condition)
    {
        var id = $"{focus}: {condition.Id}";
        foreach (var care in condition.Care)
            _ = Known(id, "a figure of care", care, Cares);
        var title = condition.Title ?? (condition.Care.Count > 0 ? Cares[condition.Care[^1]] : Known(id, "a need", condition.Need!, Outcomes));
        if (condition.Need is { } need)
            _ = Known(id, "a need", need, Outcomes);
        return new PlannedCondition(condition.Id, title, condition.Need, condition.Care, Known(id, "a group as who", condition.Who, ResidentGroup.ById), new Harm(condition.Years, condition.Missed, condition.Source))
        {
            Within = condition.Within,
            Counted = condition.Counted is { } counted ? Known(id, "a group as counted", counted, ResidentGroup.ById) : null,
        };
    }

    private static T Known<T>(string id, string what, string found, IReadOnlyDictionary<string, T> known) => known.TryGetValue(found, out var one)
        ? one
        : throw new CatalogueException(FocusAreaCatalogue.FileName, id, $"{what} (one of {string.Join(", ", known.Keys)})", $"'{found}'");
}

/// <summary>One thing a focus area counts: a condition people have, or care they should have.</summary>
/// <param name="Need">Part that says how many have it for their ages; null where only the care is known, and everyone of the group should have it.</param>
/// <param name="Care">Parts that say which share of them is not cared for; the first that the figures hold counts. Empty where no figure of care is known: all of the condition's harm then counts as unmet.</param>
/// <param name="Who">Whom it concerns, where <paramref name="Need"/> says nothing of ages itself.</param>
/// <param name="Harm">How much it weighs in England.</param>
internal sealed record PlannedCondition(string Id, string Title, string? Need, IReadOnlyList<string> Care, ResidentGroup Who, Harm Harm)
{
    /// <summary>A condition that stands for this one's harm while no figure of this one's care is held: it then weighs that much less. Without a figure of care this one does not count.</summary>
    public string? Within { get; init; }

    /// <summary>Whom the figures are shares of, in per cent, so that people can be counted; null where they are rates of events or scores.</summary>
    public ResidentGroup? Counted { get; init; }
}

/// <summary>What a condition costs England: years of healthy life lost a year by 1,000 residents (deaths before their time and years lived with disability).</summary>
/// <param name="Years">By the condition as it is.</param>
/// <param name="Missed">Of these, what is lost because care is not received; null where no figure says, and all of <paramref name="Years"/> counts.</param>
/// <param name="Source">Where the numbers are from, or why there are none.</param>
internal sealed record Harm(double Years, double? Missed, string Source);
