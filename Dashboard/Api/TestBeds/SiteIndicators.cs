using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Indicators that areas of a level have figures of, and whose figures a study reads: those of all persons; where there are none, of women; else of men.</summary>
/// <param name="Sexes">By id; an indicator without figures of the level is not in it.</param>
internal sealed record SiteIndicators(IReadOnlyDictionary<string, Sex> Sexes)
{
    public static SiteIndicators Of(ReleaseFigures figures, AreaLevel level) => figures.RememberForAll(
        $"test-beds/indicators/{level}",
        () => new SiteIndicators(figures.Lease.Indicators.SexesAt(level).ToDictionary(s => s.Key, s => s.First(), StringComparer.Ordinal)));

    public bool Has(Indicator indicator) => Sexes.ContainsKey(indicator.Id.Value);

    public Sex SexOf(Indicator indicator) => Sexes.GetValueOrDefault(indicator.Id.Value, Sex.Persons);

    /// <summary>Its name, and whose figures are read where they are not all persons': "Life expectancy at birth, women".</summary>
    public string Title(Indicator indicator) => IndicatorWords.Named(indicator) + SexWords.After(SexOf(indicator));

    /// <summary>The same as a sentence, to go before others; null where they are all persons'.</summary>
    public string? Whose(Indicator indicator) => SexWords.Of(SexOf(indicator)) is { } who ? $"The figures are of {who} alone: this release holds none of women and men together. " : null;

    /// <summary>Why no area can be chosen by it.</summary>
    /// <param name="isOfEngland">Whether enough of England's areas have a figure to tell the worst tenth of them.</param>
    public string WhyNone(Indicator indicator, AreaLevel level, bool isOfEngland) => Has(indicator) && !isOfEngland
        ? $"{indicator.Name}: fewer than nine in ten of England’s {LevelWords.Plural(level)} have a figure, so the worst tenth of them is not known."
        : $"{indicator.Name}: no figures at this level here.";
}
