using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

internal static class IndicatorWords
{
    public static string Direction(Polarity polarity) => polarity switch
    {
        Polarity.HigherIsWorse => "higher is worse",
        Polarity.HigherIsBetter => "higher is better",
        _ => "neither way is better",
    };

    public static string Role(IndicatorRole role) => role switch
    {
        IndicatorRole.Burden => "burden: ill health itself",
        IndicatorRole.Gap => "gap: care that may fall short",
        IndicatorRole.Determinant => "determinant: goes with ill health",
        _ => "context: shown, not used to rank",
    };

    /// <summary>Its name where nothing beside it can say that it is this installation's own: in titles, captions and lists to choose from.</summary>
    public static string Named(Indicator indicator) => indicator.IsOwn ? $"{indicator.Name} (own indicator)" : indicator.Name;

    public static string Focus(string id, IReadOnlyList<FocusArea> focusAreas) =>
        id == FocusArea.Overall ? "All focus areas" : focusAreas.FirstOrDefault(f => f.Id == id)?.ShortName ?? id;
}

/// <summary>Whom a figure is about, where it is not about all persons.</summary>
internal static class SexWords
{
    /// <summary>"women", "men"; null for persons.</summary>
    public static string? Of(Sex? sex) => sex switch { Sex.Female => "women", Sex.Male => "men", _ => null };

    /// <summary>To be put behind an indicator's name.</summary>
    public static string After(Sex sex) => Of(sex) is { } word ? $", {word}" : string.Empty;
}

/// <summary>A publisher's recent trend as a reader is told of it.</summary>
internal static class TrendWords
{
    /// <summary>Null where the publisher gives none, or could not tell.</summary>
    public static string? Of(Trend? trend) => trend switch
    {
        Trend.NoChange => "no clear change",
        Trend.Increasing => "rising",
        Trend.IncreasingBetter => "rising, getting better",
        Trend.IncreasingWorse => "rising, getting worse",
        Trend.Decreasing => "falling",
        Trend.DecreasingBetter => "falling, getting better",
        Trend.DecreasingWorse => "falling, getting worse",
        _ => null,
    };
}

/// <summary>Why there is no value, as a reader is told of it.</summary>
internal static class MissingWords
{
    public static string Of(MissingReason reason) => reason switch
    {
        MissingReason.Suppressed => "withheld",
        MissingReason.NotCollected => "not collected",
        MissingReason.NotApplicable => "does not apply",
        MissingReason.NotInSource => "not in source",
        _ => "failed checks",
    };
}

/// <summary>What stands in the place of a comparator: the median of the areas around, a dash where nothing is known of them, or that too few have a value.</summary>
internal static class ComparatorWords
{
    public const string TooFew = "not enough areas to compare";

    public static string Of(IndicatorSpread? spread, bool tooFew, int decimals) =>
        spread is not null ? Figures.Value(spread.Median, decimals) : tooFew ? TooFew : "–";

    /// <summary>What must be said of whom an area is compared with; null where it is with all areas of its level.</summary>
    public static string? Scope(IndicatorValue value) => value.England is { WithoutDistricts: true } england
        ? $"; published for counties and single-tier authorities, so England is the {Figures.Count(england.Areas)} single-tier ones"
        : null;
}
