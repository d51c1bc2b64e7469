using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>What indicators are called in a list to choose from, where nothing beside a name says which it is: those of one name have the newest period of their figures behind it.</summary>
/// <param name="Periods">By id; an indicator that has its name for itself is not in it.</param>
internal sealed record IndicatorNames(IReadOnlyDictionary<string, string> Periods)
{
    /// <summary>Where there is nothing to choose from.</summary>
    public static readonly IndicatorNames None = new(new Dictionary<string, string>());

    public static IndicatorNames Of(ReleaseFigures figures) => figures.RememberForAll("indicator-names", () => Of(figures.Indicators, figures.NewestPeriod));

    /// <param name="newest">The newest period of an indicator's figures; null where it has none.</param>
    public static IndicatorNames Of(IEnumerable<Indicator> indicators, Func<Indicator, Period?> newest) => new(indicators
        .GroupBy(IndicatorWords.Named, StringComparer.Ordinal)
        .Where(named => named.Skip(1).Any())
        .SelectMany(named => named)
        .ToDictionary(i => i.Id.Value, i => newest(i) is { } period ? $", {period}" : string.Empty, StringComparer.Ordinal));

    /// <summary>"Index of Multiple Deprivation, 2019".</summary>
    public string Named(Indicator indicator) => IndicatorWords.Named(indicator) + Apart(indicator);

    /// <summary>What is put behind a name that another has too: ", 2019". Empty where none has.</summary>
    public string Apart(Indicator indicator) => Periods.GetValueOrDefault(indicator.Id.Value, string.Empty);
}
