using HealthNeeds.Analytics.Trials;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Finds the controls of sites, and how well the two groups are balanced.</summary>
internal sealed class ControlChoice(TestBedSettings settings, SiteFigures figures, SiteNeeds need)
{
    private readonly IReadOnlyList<(string Id, string Title, string Unit, int Decimals, Period? Period, Func<Area, double?> Of)> matched = Matched(settings, figures, need);

    /// <param name="isExcluded">Areas that are no controls, whatever they are like.</param>
    /// <returns>With why no site has a control; null where one has, or none are wanted.</returns>
    public (IReadOnlyList<MatchedSite> Sites, IReadOnlyList<MatchedFigure> Balance, string? WhyNone) Of(IReadOnlyList<Area> sites, Func<Area, bool> isExcluded)
    {
        if (settings.Match.PerSite == 0 || sites.Count == 0) return ([], [], null);
        var chosen = sites.Select(s => s.Code).ToHashSet();
        MatchArea[] known = [.. sites.Select(Match).OfType<MatchArea>()];
        MatchArea[] pool = [.. figures.Areas.Where(a => !chosen.Contains(a.Code) && !isExcluded(a)).Select(Match).OfType<MatchArea>()];
        var found = MatchedControls.Of(known, pool, settings.Match);
        return (found, Balances(found), WhyNone(sites, found));
    }

    /// <summary>A site of which a figure is not known was never held to the limits.</summary>
    private string? WhyNone(IReadOnlyList<Area> sites, IReadOnlyList<MatchedSite> found)
    {
        if (found.Any(f => f.Controls.Count > 0)) return null;
        if (found.Count > 0) return "No area of the pool keeps the limits set for controls.";
        var unknown = matched.Where(m => sites.Any(s => m.Of(s) is null)).Select(m => m.Title);
        return $"{(sites.Count == 1 ? "At the site" : "At every site")} a figure that controls are matched on is not known ({string.Join("; ", unknown)}).";
    }

    /// <summary>Of sites that have a control: each weighs as much as all of its controls together.</summary>
    private List<MatchedFigure> Balances(IReadOnlyList<MatchedSite> found)
    {
        var areas = figures.Areas.ToDictionary(a => a.Code);
        var with = found.Where(f => f.Controls.Count > 0).ToList();
        if (with.Count == 0) return [];
        List<double> Values(IEnumerable<AreaCode> codes, Func<Area, double?> of) => [.. codes.Select(c => of(areas[c])!.Value)];
        // All alike where every site has as many, as they mostly do: then none are given, and nothing is rounded twice.
        double[]? weights = with.TrueForAll(f => f.Controls.Count == with[0].Controls.Count) ? null : [.. with.SelectMany(f => f.Controls.Select(_ => 1.0 / f.Controls.Count))];
        return [.. matched.Select(m => new MatchedFigure(m.Id, m.Title, m.Unit, m.Decimals, m.Period, Balance.Of(Values(with.Select(f => f.Site), m.Of), Values(with.SelectMany(f => f.Controls).Select(c => c.Area), m.Of), weights)))];
    }

    /// <summary>Null where a figure it would be matched on is not known.</summary>
    private MatchArea? Match(Area area)
    {
        var values = matched.Select(m => m.Of(area)).ToList();
        return values.TrueForAll(v => v is not null) ? new MatchArea(area.Code, area.LocalAuthority, area.Location, [.. values.Select(v => v!.Value)]) : null;
    }

    private static List<(string, string, string, int, Period?, Func<Area, double?>)> Matched(TestBedSettings settings, SiteFigures figures, SiteNeeds need)
    {
        var found = new List<(string, string, string, int, Period?, Func<Area, double?>)>();
        foreach (var column in figures.Columns.Values.Where(c => c.Measure.Match))
            found.Add((column.Measure.Id, column.Measure.Title, column.Measure.Unit, column.Measure.Decimals, column.Period, a => column.Values.TryGetValue(a.Code, out var value) ? value : null));
        if (figures.Areas.All(a => a.RuralUrban is not null))
            found.Add((SiteMeasure.Rural, "Rural", "share of areas", 2, Period.Year(SiteMeasure.Census), a => a.RuralUrban!.StartsWith(SiteMeasure.Rural, StringComparison.OrdinalIgnoreCase) ? 1 : 0));
        if (settings.Is(TestBedParameters.MatchNeed))
            found.Add(("need", need.Title, need.Unit, need.Decimals, need.Measured is [var one] ? one : null, a => need.Of.TryGetValue(a.Code, out var value) ? value.Value : null));
        return found;
    }
}
