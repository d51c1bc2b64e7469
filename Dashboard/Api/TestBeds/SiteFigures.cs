using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.TestBeds;

/// <summary>Areas that could be sites or controls, with what they are chosen by.</summary>
/// <param name="Columns">Of the measures that the release holds, by id.</param>
internal sealed record SiteFigures(IReadOnlyList<Area> Areas, IReadOnlyDictionary<string, SiteColumn> Columns)
{
    /// <summary>Measures of which this release has no figures.</summary>
    public IEnumerable<SiteMeasure> Missing => SiteMeasure.All.Where(m => !Columns.ContainsKey(m.Id));

    /// <summary>Those of the shown region and of each authority in it are kept; others are read each time, for several may be put together in many ways.</summary>
    public static SiteFigures Of(ReleaseFigures figures, AreaLevel level, Area within, CancellationToken token) =>
        within.Code == figures.Region.Code || (!within.Code.IsJoined && figures.IsOfRegion(within))
            ? figures.Remember($"test-beds/{level}/{within.Code}", () => Read(figures, level, within.Code, CancellationToken.None))
            : Read(figures, level, within.Code, token);

    private static SiteFigures Read(ReleaseFigures figures, AreaLevel level, AreaCode within, CancellationToken token)
    {
        var areas = figures.Lease.Areas.List(level, within, token);
        var wanted = SiteMeasure.All.SelectMany(m => m.Indicators).SelectMany(i => i).Where(figures.NewestPeriods.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var (codes, held) = figures.Lease.Comparison.Columns(wanted, level, within, token: token);
        var byIndicator = held.ToDictionary(c => c.Indicator.Value, StringComparer.Ordinal);
        var columns = SiteMeasure.All.Select(m => m.Id == SiteMeasure.Population ? Residents(m, areas) : Column(figures, m, codes, byIndicator, level)).OfType<SiteColumn>();
        return new SiteFigures(areas, columns.ToDictionary(c => c.Measure.Id, StringComparer.Ordinal));
    }

    private static SiteColumn Residents(SiteMeasure measure, IReadOnlyList<Area> areas) =>
        new(measure, Period.Year(SiteMeasure.Census), areas.Where(a => a.Population is not null).ToDictionary(a => a.Code, a => (double)a.Population!.Value));

    private static SiteColumn? Column(ReleaseFigures figures, SiteMeasure measure, IReadOnlyList<AreaCode> codes, Dictionary<string, IndicatorColumn> held, AreaLevel level)
    {
        foreach (var indicators in measure.Indicators)
        {
            var parts = indicators.Select(held.GetValueOrDefault).OfType<IndicatorColumn>().Where(c => c.Values.Any(v => !double.IsNaN(v))).ToList();
            if (parts.Count == indicators.Count && Values(figures, measure, codes, parts, level) is { } values)
                return new SiteColumn(measure, parts[0].Period, values);
        }

        return null;
    }

    private static Dictionary<AreaCode, double>? Values(ReleaseFigures figures, SiteMeasure measure, IReadOnlyList<AreaCode> codes, List<IndicatorColumn> parts, AreaLevel level)
    {
        var sums = codes.Select((code, i) => (Code: code, Sum: parts.Sum(p => p.Values[i]))).Where(s => !double.IsNaN(s.Sum)).ToDictionary(s => s.Code, s => s.Sum);
        return Formed(measure.Form, sums, () => EnglandSpread.Find(figures, parts[0].Indicator.Value, level));
    }

    /// <returns>Null where tenths of England are asked for and too few of its areas have a value to part them.</returns>
    internal static Dictionary<AreaCode, double>? Formed(MeasureForm form, Dictionary<AreaCode, double> sums, Func<EnglandSpread?> england) => form switch
    {
        MeasureForm.Sum => sums,
        MeasureForm.Decile => england() is { } spread ? sums.ToDictionary(s => s.Key, s => (double)spread.Decile(s.Value)) : null,
        _ => sums.ToDictionary(s => s.Key, s => 100 - s.Value),
    };
}

/// <param name="Period">Of the newest figures; for residents, of the census.</param>
internal sealed record SiteColumn(SiteMeasure Measure, Period Period, IReadOnlyDictionary<AreaCode, double> Values);

/// <summary>Where tenths of England's areas of one level part, by one indicator.</summary>
/// <param name="Limits">Nine, from the lowest: a value above one lies in a higher tenth.</param>
/// <param name="Low">Only a value below it is in the lowest tenth.</param>
internal sealed record EnglandSpread(IReadOnlyList<double> Limits, double Low)
{
    /// <returns>Null where fewer than ten areas have a value.</returns>
    public static EnglandSpread? Find(ReleaseFigures figures, string indicator, AreaLevel level, Sex sex = Sex.Persons) =>
        figures.RememberForAll($"england-tenths/{indicator}/{level}/{sex}", () => Read(figures, indicator, level, sex));

    public static EnglandSpread? Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length < 10 ? null : new EnglandSpread([.. Enumerable.Range(1, 9).Select(t => sorted[(int)Math.Ceiling(t * sorted.Length / 10.0) - 1])], sorted[sorted.Length / 10]);
    }

    /// <summary>What a value has to be beyond to be in the worst tenth. At most a tenth of the areas are, however many are tied.</summary>
    /// <param name="above">Whether high values are the worse ones.</param>
    public double Worst(bool above) => above ? Limits[8] : Low;

    /// <summary>1 for the highest tenth.</summary>
    public int Decile(double value) => 10 - Limits.Count(l => value > l);

    /// <summary>Null where fewer than nine in ten of England's areas have a value: a part of England is not England.</summary>
    private static EnglandSpread? Read(ReleaseFigures figures, string indicator, AreaLevel level, Sex sex)
    {
        double[] values = [.. figures.Lease.Comparison.Columns([indicator], level, AreaCode.England, sex).Columns.SelectMany(c => c.Values).Where(v => !double.IsNaN(v))];
        return values.Length < IndicatorSpread.LeastCoverage * figures.AreasOf(level) ? null : Of(values);
    }
}
