using System.Globalization;
using HealthNeeds.Analytics.Trials;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Chooses sites: areas that keep the criteria, best rated first.</summary>
internal sealed class SiteChoice(TestBedSettings settings, SiteFigures figures, SiteNeeds need)
{
    private readonly List<CriterionStep> steps = [];

    private readonly IReadOnlyList<(SiteMeasure Measure, WantedRange Range)> ranges = [.. SiteMeasure.All.Select(m => (Measure: m, Range: settings.Range(m))).Where(r => !r.Range.IsAny)];

    public IReadOnlyList<CriterionStep> Steps => steps;

    /// <summary>Measures a range was given for, of which the release has no figures: no area can be held to it.</summary>
    public IEnumerable<SiteMeasure> Unheld => ranges.Where(r => !figures.Columns.ContainsKey(r.Measure.Id)).Select(r => r.Measure);

    /// <summary>All that keep the criteria, best first.</summary>
    public IReadOnlyList<RatedSite> Rated()
    {
        var left = Keep(figures.Areas, $"{LevelWords.Many(settings.Level)} of {settings.Within.Name}", _ => true);
        if (settings.Limit is { } limit) left = Keep(left, settings.Level == AreaLevel.Msoa21 ? $"half or more of their residents in {limit.Title}" : $"within {limit.Title}", limit.Holds);
        left = Keep(left, "with a known need and residents", a => need.Of.ContainsKey(a.Code) && a.Population > 0);
        if (settings.Excluded.Count > 0) left = Keep(left, "not excluded", a => !IsExcluded(a));
        foreach (var (measure, range) in ranges) left = Keep(left, Words(measure, range), a => FitOf(a, measure, range) > 0);
        if (settings.Text(TestBedParameters.Place) is { } place and not "any") left = Keep(left, $"{place} (2021 classification)", a => a.RuralUrban?.StartsWith(place, StringComparison.OrdinalIgnoreCase) == true);
        if (settings.Near is { } near)
            left = Keep(left, $"within {TrialWords.Number(settings.Number(TestBedParameters.Kilometres))} km of {near.Name}", a => a.Location?.KilometresTo(near.Location) <= settings.Number(TestBedParameters.Kilometres));
        var least = settings.Number(TestBedParameters.Complete) / 100;
        if (least > 0) left = Keep(left, $"at least {least:0%} of figures known", a => Completeness(a) >= least);
        return SiteShortlist.Of([.. left.Select(a => new SiteCandidate(a.Code, need.Of[a.Code].WorstTenth, a.Population!.Value, Completeness(a), Fit(a)))]);
    }

    public bool IsExcluded(Area area) =>
        settings.Excluded.Contains(area.Code.Value) || (area.Msoa is { } msoa && settings.Excluded.Contains(msoa.Value)) || (area.LocalAuthority is { } authority && settings.Excluded.Contains(authority.Value));

    /// <summary>Share of the measures that the release holds, and of the need, that are known of an area.</summary>
    public double Completeness(Area area) =>
        (figures.Columns.Values.Count(c => c.Values.ContainsKey(area.Code)) + (need.Of.TryGetValue(area.Code, out var found) && found.Value is not null ? 1.0 : 0)) / (figures.Columns.Count + 1);

    public IReadOnlyList<string> Reasons(Area area, RatedSite rating)
    {
        var found = need.Of[area.Code];
        var figure = found.Value is { } v ? need.Unit.StartsWith("above England", StringComparison.Ordinal) ? Figures.AboveEngland(v / 100) + ", " : $"{Figures.Value(v, need.Decimals)}{(need.Unit == "%" ? "%" : " " + need.Unit)}, " : string.Empty;
        var tenth = need.HasLimits ? $"{Figures.Chance(found.WorstTenth)} chance of England’s worst tenth" : found.WorstTenth > 0 ? "in England’s worst tenth by its value" : "not in England’s worst tenth by its value";
        var reasons = new List<string>
        {
            figure + tenth,
            $"{Figures.Count(area.Population ?? 0)} residents, {rating.Size:0%} of the largest",
            rating.Completeness >= 1 ? "every figure known" : $"{rating.Completeness:0%} of figures known",
        };
        reasons.AddRange(ranges.Where(r => figures.Columns.TryGetValue(r.Measure.Id, out var column) && column.Values.TryGetValue(area.Code, out var value) && !r.Range.Holds(value)).Select(r => $"narrowly misses {Words(r.Measure, r.Range)}: {Figures.Value(figures.Columns[r.Measure.Id].Values[area.Code], r.Measure.Decimals)}"));
        return reasons;
    }

    private double Fit(Area area) => ranges.Count == 0 ? 1 : ranges.Average(r => FitOf(area, r.Measure, r.Range));

    /// <summary>An area whose figure is not known keeps no criterion.</summary>
    private double FitOf(Area area, SiteMeasure measure, WantedRange range) =>
        !figures.Columns.TryGetValue(measure.Id, out var column) || !column.Values.TryGetValue(area.Code, out var value) ? 0
        : settings.Is(TestBedParameters.Nearly) ? range.Fit(value, Deviation(column))
        : range.Holds(value) ? 1 : 0;

    private static double Deviation(SiteColumn column)
    {
        var mean = column.Values.Values.Average();
        return Math.Sqrt(column.Values.Values.Average(v => (v - mean) * (v - mean)));
    }

    private Area[] Keep(IReadOnlyList<Area> areas, string words, Func<Area, bool> keeps)
    {
        Area[] left = [.. areas.Where(keeps)];
        steps.Add(new CriterionStep(words, left.Length));
        return left;
    }

    private static string Words(SiteMeasure measure, WantedRange range)
    {
        var (from, to) = (range.From?.ToString("N" + measure.Decimals, CultureInfo.InvariantCulture), range.To?.ToString("N" + measure.Decimals, CultureInfo.InvariantCulture));
        var unit = measure.Unit is "%" ? "%" : string.Empty;
        return $"{measure.Title}: {(from is null ? $"at most {to}{unit}" : to is null ? $"at least {from}{unit}" : $"{from} to {to}{unit}")}";
    }
}
