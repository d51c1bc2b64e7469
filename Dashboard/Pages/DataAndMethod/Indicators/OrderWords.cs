using HealthNeeds.Dashboard.Api.Indicators;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>The order of a list by which end of the indicator is the worse one.</summary>
internal static class OrderWords
{
    /// <summary>As a list offers them: what improved before what worsened.</summary>
    public static IReadOnlyList<FigureOrder> All(Polarity polarity) =>
        [FigureOrder.High, FigureOrder.Low, FigureOrder.Name, .. polarity == Polarity.HigherIsWorse ? new[] { FigureOrder.Fall, FigureOrder.Rise } : [FigureOrder.Rise, FigureOrder.Fall]];

    public static string Of(FigureOrder order, Polarity polarity) => (order, polarity) switch
    {
        (FigureOrder.Name, _) => "By name",
        (FigureOrder.High, Polarity.HigherIsWorse) => "Worst first (highest)",
        (FigureOrder.High, Polarity.HigherIsBetter) => "Best first (highest)",
        (FigureOrder.High, _) => "Highest first",
        (FigureOrder.Low, Polarity.HigherIsWorse) => "Best first (lowest)",
        (FigureOrder.Low, Polarity.HigherIsBetter) => "Worst first (lowest)",
        (FigureOrder.Low, _) => "Lowest first",
        (FigureOrder.Rise, Polarity.HigherIsWorse) or (FigureOrder.Fall, Polarity.HigherIsBetter) => "Most worsened first",
        (FigureOrder.Rise, Polarity.HigherIsBetter) or (FigureOrder.Fall, Polarity.HigherIsWorse) => "Most improved first",
        (FigureOrder.Rise, _) => "Risen most first",
        _ => "Fallen most first",
    };
}
