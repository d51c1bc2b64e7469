using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

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
