namespace HealthNeeds.Fixtures;

/// <summary>Seeded figures of a plausible size for real indicators. None of them is a statistic.</summary>
/// <param name="next">The edition after: one series revised, one period and one indicator more.</param>
internal sealed class FixtureFigures(FixtureNeed need, int seed, bool next = false)
{
    /// <summary>The series that the next edition revises.</summary>
    public const string Revised = "iod2025-income";

    private static readonly Shape[] Shapes =
    [
        new("iod2025-ypll", AreaLevel.Lsoa21, ["2018–22"], 68, 18, 6),
        new("iod2025-cidr", AreaLevel.Lsoa21, ["2022"], 112, 30, 9),
        new("iod2025-acute-morbidity", AreaLevel.Lsoa21, ["2021/22–2022/23"], 118, 25, 9),
        new("iod2025-mental-health", AreaLevel.Lsoa21, ["2022"], 0.2, 0.8, 0.3),
        new("iod2025-income", AreaLevel.Lsoa21, ["2022"], 26, 9, 2.5),
        new("iod2025-employment", AreaLevel.Lsoa21, ["2022"], 14, 5, 1.5),
        new("iod2025-crime", AreaLevel.Lsoa21, ["2022/23"], 0.2, 0.7, 0.4),
        new("iod2025-patients-per-gp", AreaLevel.Lsoa21, ["2024"], 2200, 160, 300),
        new("iod2019-ypll", AreaLevel.Lsoa21, ["2013–17"], 66, 17, 6),
        new("iod2019-income", AreaLevel.Lsoa21, ["2015/16"], 18, 7, 2),
        new("census2021-aged-0-4", AreaLevel.Lsoa21, ["2021"], 5.4, 0.7, 1),
        new("census2021-aged-65-69", AreaLevel.Lsoa21, ["2021"], 5.2, -0.6, 1),
        new("census2021-bad-health", AreaLevel.Lsoa21, ["2021"], 6.8, 1.8, 0.6),
        new("census2021-disabled", AreaLevel.Lsoa21, ["2021"], 21, 3.2, 1.2),
        new("census2021-unpaid-care", AreaLevel.Lsoa21, ["2021"], 10, 0.7, 0.6),
        new("qof-hypertension", AreaLevel.Lsoa21, ["2021/22"], 15.2, 0.8, 1.6, Route: "registrations"),
        new("qof-diabetes", AreaLevel.Lsoa21, ["2021/22"], 7.8, 0.7, 0.8, Route: "registrations"),
        new("qof-copd", AreaLevel.Lsoa21, ["2021/22"], 2.7, 0.6, 0.3, Route: "registrations"),
        new("qof-obesity", AreaLevel.Lsoa21, ["2021/22"], 11.5, 1.5, 1.8, Route: "registrations"),
        new("ons-le-birth", AreaLevel.Msoa21, ["2009–13"], 80, -1.9, 0.5, HalfWidth: 1.2, BySex: true),
        new("ons-hle-birth", AreaLevel.Msoa21, ["2009–13"], 59.5, -3.4, 1, HalfWidth: 1.6, BySex: true),
        new("ons-la-le-birth", AreaLevel.Ltla24, ["2013–15", "2014–16", "2015–17", "2016–18"], 80.2, -1.5, 0.2, HalfWidth: 0.3, BySex: true),
        new("hi-smoking", AreaLevel.Ltla24, ["2015", "2016", "2017", "2018", "2019", "2020", "2021"], 17, 2, 0.8),
        new("hi-cancer-screening", AreaLevel.Ltla24, ["2015", "2016", "2017", "2018", "2019", "2020", "2021"], 68, -3, 1.5),
        new("hi-low-birth-weight", AreaLevel.Ltla24, ["2015", "2016", "2017", "2018", "2019", "2020", "2021"], 7.4, 0.8, 0.4),
        new("hi-self-harm", AreaLevel.Ltla24, ["2015", "2016", "2017", "2018", "2019", "2020", "2021"], 205, 30, 15),
        new("iod2025-imd", AreaLevel.Lsoa21, ["2022/23"], 30, 12, 4),
        new("iod2019-imd", AreaLevel.Lsoa21, ["2015/16"], 29, 12, 5),
    ];

    /// <summary>Drawn after the others, so that those stay what they were.</summary>
    private static readonly Shape[] Later =
    [
        new("ons-la-le-birth", AreaLevel.Ltla24, ["2017–19"], 80.3, -1.5, 0.2, HalfWidth: 0.3, BySex: true),
        new("iod2025-education", AreaLevel.Lsoa21, ["2022"], 22, 8, 2),
    ];

    private readonly Random random = new(seed + 1);

    private Shape[] Held => next ? [.. Shapes, .. Later] : Shapes;

    public IReadOnlySet<string> Indicators => Held.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);

    /// <summary>The figures by the route on which they claim to have come.</summary>
    public IEnumerable<(string Route, IReadOnlyList<Observation> Observations)> All()
    {
        foreach (var shape in Held)
        {
            var native = Native(shape).ToList();
            if (next && shape.Indicator == Revised)
                Revise(native);
            yield return (shape.Route, native);
            if (shape.Level == AreaLevel.Lsoa21)
                yield return ("population-weighted", [.. Above(native, AreaLevel.Msoa21, a => a.Msoa), .. Above(native, AreaLevel.Ltla24, a => a.LocalAuthority)]);
        }
    }

    private IEnumerable<Observation> Native(Shape shape) =>
        from sex in shape.BySex ? new[] { Sex.Female, Sex.Male } : [Sex.Persons]
        from period in shape.Periods
        from area in FixtureAreas.At(shape.Level)
        select Draw(shape, area, Period.Parse(period), sex);

    private Observation Draw(Shape shape, Area area, Period period, Sex sex)
    {
        var value = Math.Round(shape.Centre + (shape.Slope * need[area.Code]) + (shape.Noise * FixtureNeed.Normal(random)) + (sex == Sex.Female ? shape.HalfWidth * 1.5 : 0), 4);
        if (shape.Centre > 0 && shape.Slope < shape.Centre / 2)
            value = Math.Max(value, 0);
        var indicator = new IndicatorId(shape.Indicator);
        if (shape.Level == AreaLevel.Lsoa21 && random.NextDouble() < 0.004)
            return Observation.Unknown(indicator, area.Code, period, MissingReason.Suppressed, sex);
        var estimate = shape.HalfWidth > 0 ? new FigureEstimate(value, value - shape.HalfWidth, value + shape.HalfWidth) : new FigureEstimate(value);
        var share = shape.Indicator.StartsWith("census2021-", StringComparison.Ordinal);
        return Observation.Known(indicator, area.Code, period, estimate, sex, share ? Math.Round(value * area.Population!.Value / 100) : null, share ? area.Population : null);
    }

    /// <summary>One value a tenth higher, one withdrawn.</summary>
    private static void Revise(List<Observation> native)
    {
        var known = Enumerable.Range(0, native.Count).Where(i => native[i].Estimate is not null).Take(2).ToList();
        var (first, second) = (native[known[0]], native[known[1]]);
        native[known[0]] = Observation.Known(first.Indicator, first.Area, first.Period, new FigureEstimate(first.Estimate!.Value.Value * 1.1), first.Sex);
        native[known[1]] = Observation.Unknown(second.Indicator, second.Area, second.Period, MissingReason.Suppressed, second.Sex);
    }

    private static IEnumerable<Observation> Above(IReadOnlyList<Observation> native, AreaLevel level, Func<Area, AreaCode?> parent)
    {
        var areas = FixtureAreas.At(AreaLevel.Lsoa21).ToDictionary(a => a.Code);
        var known = native.Where(o => o.Estimate is not null).ToLookup(o => parent(areas[o.Area])!.Value);
        foreach (var area in FixtureAreas.At(level))
        {
            var inside = known[area.Code].ToList();
            var mean = inside.Sum(o => o.Estimate!.Value.Value * areas[o.Area].Population!.Value) / inside.Sum(o => areas[o.Area].Population!.Value);
            yield return Observation.Known(inside[0].Indicator, area.Code, inside[0].Period, new FigureEstimate(mean), inside[0].Sex);
        }
    }

    /// <param name="HalfWidth">Of the confidence interval; 0 where none is published.</param>
    private sealed record Shape(string Indicator, AreaLevel Level, string[] Periods, double Centre, double Slope, double Noise, double HalfWidth = 0, bool BySex = false, string Route = "native");
}
