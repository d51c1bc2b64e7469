using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Indicators;

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

    /// <summary>What is bundled, without own indicators.</summary>
    public IndicatorCatalogue WithoutOwn() => this with { Sources = [.. Sources.Where(s => !s.IsOwn)], Indicators = [.. Indicators.Where(i => !i.IsOwn)] };

    /// <summary>What is bundled, and these own indicators behind it.</summary>
    public IndicatorCatalogue WithOwn(IReadOnlyList<(Source Source, Indicator Indicator)> own)
    {
        var bundled = WithoutOwn();
        return bundled with { Sources = [.. bundled.Sources, .. own.Select(o => o.Source)], Indicators = [.. bundled.Indicators, .. own.Select(o => o.Indicator)] };
    }

    /// <param name="file">Named in errors.</param>
    /// <param name="focusAreas">The focus areas an indicator may serve; <see cref="FocusArea.Overall"/> is always allowed.</param>
    /// <exception cref="CatalogueException">The file is malformed or an entry breaks a rule.</exception>
    public static IndicatorCatalogue Read(Stream json, IReadOnlyList<FocusArea> focusAreas, string file = "indicators.json")
    {
        var catalogue = CatalogueJson.Read<IndicatorCatalogue>(json, file);
        CatalogueRules.Unique(file, "source", catalogue.Sources.Select(s => s.Id));
        CatalogueRules.Unique(file, "indicator", catalogue.Indicators.Select(i => i.Id.Value));
        if (catalogue.Sources.Select(s => s.Id).Concat(catalogue.Indicators.Select(i => i.Id.Value)).FirstOrDefault(OwnIndicators.IsOwn) is { } taken)
            throw new CatalogueException(file, taken, $"an id that does not begin with {OwnIndicators.Prefix}, which installations keep for indicators of their own", taken);
        var sources = catalogue.Sources.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var focus = focusAreas.Select(f => f.Id).Append(FocusArea.Overall).ToHashSet(StringComparer.Ordinal);
        foreach (var indicator in catalogue.Indicators)
            Check(file, indicator, sources, focus);
        FingertipsSeriesRules.Check(file, catalogue.Indicators);
        foreach (var chosen in catalogue.ChosenFrom ?? [])
            CatalogueRules.Known(file, $"chosenFrom {chosen.Document}", "a source id", chosen.Source, sources);
        foreach (var left in catalogue.LeftOut)
            CatalogueRules.Known(file, $"leftOut {left.Column}", "a source id", left.Source, sources);
        return catalogue;
    }

    private static void Check(string file, Indicator indicator, IReadOnlySet<string> sources, IReadOnlySet<string> focusAreas)
    {
        var id = indicator.Id.Value;
        CatalogueRules.Known(file, id, "a source id", indicator.Source, sources);
        foreach (var use in indicator.Uses)
            CatalogueRules.Known(file, id, "a focus-area id", use.Focus, focusAreas);
        if (indicator.Uses.Select(u => (u.Focus, u.Role)).Distinct().Count() != indicator.Uses.Count)
            throw new CatalogueException(file, id, "each focus area and role once", "a pair twice");
        if (indicator.Decimals is < 0 or > 6)
            throw new CatalogueException(file, id, "0 to 6 decimals", indicator.Decimals.ToString());
        if (indicator.Minimum >= indicator.Maximum)
            throw new CatalogueException(file, id, "minimum below maximum", $"{indicator.Minimum} and {indicator.Maximum}");
        if (indicator.Licence is { } licence && indicator.Caveat?.Contains(licence, StringComparison.Ordinal) != true)
            throw new CatalogueException(file, id, $"a caveat that says the licence of its own ('{licence}')", indicator.Caveat ?? "none");
        foreach (var (member, text) in new[] { ("name", indicator.Name), ("definition", indicator.Definition), ("unit", indicator.Unit), ("domain", indicator.Domain), ("cadence", indicator.Cadence) })
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new CatalogueException(file, id, $"a {member}", "none");
        }
    }
}

/// <summary>A published figure that is held but not carried, and why.</summary>
/// <param name="Column">The column, table or indicator as its publisher names it.</param>
public sealed record LeftOut(string Source, string Column, string Reason);

/// <summary>What the entries of a source were chosen from and are held to by a test.</summary>
/// <param name="Document">What the publisher calls it.</param>
/// <param name="Sha256">Of the document as it was.</param>
/// <param name="AsOf">The newest change it speaks of.</param>
public sealed record ChosenFrom(string Source, string Document, string Sha256, DateOnly AsOf);

/// <summary>What must hold of indicators that come from Fingertips.</summary>
internal static class FingertipsSeriesRules
{
    /// <summary>The levels that Fingertips is asked for.</summary>
    private static readonly AreaLevel[] Levels = [AreaLevel.Lsoa11, AreaLevel.Lsoa21, AreaLevel.Msoa11, AreaLevel.Msoa21, AreaLevel.Ltla21, AreaLevel.Ltla24, AreaLevel.Practice];

    public static void Check(string file, IReadOnlyList<Indicator> indicators)
    {
        var fromThere = indicators.Where(i => i.Fingertips is not null).ToList();
        foreach (var indicator in fromThere)
            Check(file, indicator.Id.Value, indicator.NativeLevel, indicator.Fingertips!);
        // One row of an answer is one figure: two indicators of a source that share a number could both claim it.
        CatalogueRules.Unique(file, "Fingertips", fromThere.Select(i => $"{i.Source} {i.Fingertips!.Id}"));
    }

    private static void Check(string file, string id, AreaLevel level, FingertipsSeries series)
    {
        if (series.Id <= 0)
            throw new CatalogueException(file, id, "a Fingertips id above 0", $"{series.Id}");
        if (!Levels.Contains(level))
            throw new CatalogueException(file, id, $"a level that Fingertips is asked for ({string.Join(", ", Levels)})", $"{level}");
        if (series.Sexes.Count == 0 || series.Sexes.Distinct().Count() != series.Sexes.Count)
            throw new CatalogueException(file, id, "each sex that is carried, once", string.Join(", ", series.Sexes));
        foreach (var (member, text) in new[] { ("name", series.Name), ("area type", series.AreaType), ("unit", series.Unit), ("age, or null", series.Age ?? "null") })
        {
            if (string.IsNullOrWhiteSpace(text))
                throw new CatalogueException(file, id, $"a Fingertips {member}", "none");
        }
    }
}
