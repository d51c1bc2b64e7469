using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Wording;

/// <summary>What stands in the place of a comparator: the median of the areas around, a dash where nothing is known of them, or that too few have a value.</summary>
internal static class ComparatorWords
{
    public const string TooFew = "not enough areas to compare";

    public static string Of(IndicatorSpread? spread, bool tooFew, int decimals) =>
        spread is not null ? Figures.Value(spread.Median, decimals) : tooFew ? TooFew : "–";
}
