using HealthNeeds.Core.Focus;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Sources;

namespace HealthNeeds.Core.Catalogue;

/// <summary>What data/indicators.json holds: every source, every indicator, and what is left out with its reason. Ids are unique, sources known.</summary>
public sealed record IndicatorCatalogue(IReadOnlyList<Source> Sources, IReadOnlyList<Indicator> Indicators, IReadOnlyList<LeftOut> LeftOut, IReadOnlyList<ChosenFrom>? ChosenFrom = null)
{
    /// <summary>Ids of the sources of which no figures are bundled.</summary>
    public IReadOnlySet<string> LiveOnly() => Sources.Where(s => s.Supply == FigureSupply.LiveOnly).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Indicators of which figures are bundled: those of the other sources, and of none that says it comes live only.</summary>
    public IEnumerable<Indicator> Bundled()
    {
        var liveOnly = LiveOnly();
        return Indicators.Where(i => i.Supply != FigureSupply.LiveOnly && !liveOnly.Contains(i.Source));
    }

    /// <param name="file">Named in errors.</param>
    /// <param name="focusAreas">The focus areas an indicator may serve; <see cref="FocusArea.Overall"/> is always allowed.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public static IndicatorCatalogue Read(Stream json, IReadOnlyList<FocusArea> focusAreas, string file = "indicators.json")
    {
        var catalogue = CatalogueJson.Read<IndicatorCatalogue>(json, file);
        CatalogueRules.Unique(file, "source", catalogue.Sources.Select(s => s.Id));
        CatalogueRules.Unique(file, "indicator", catalogue.Indicators.Select(i => i.Id.Value));
        var sources = catalogue.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var focus = focusAreas.Select(f => f.Id).Append(FocusArea.Overall).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in catalogue.Indicators)
            CatalogueRules.Check(file, indicator, sources, focus);
        FingertipsRules.Check(file, catalogue.Indicators);
        foreach (var chosen in catalogue.ChosenFrom ?? [])
            CatalogueRules.Known(file, $"chosenFrom {chosen.Document}", "a source id", chosen.Source, sources);
        foreach (var left in catalogue.LeftOut)
            CatalogueRules.Known(file, $"leftOut {left.Column}", "a source id", left.Source, sources);
        return catalogue;
    }
}
