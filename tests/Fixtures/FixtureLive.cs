namespace HealthNeeds.Fixtures;

/// <summary>Figures as they come live from Fingertips: women and men apart, notes, recent trends, a figure withheld. None of them is a statistic.</summary>
public static class FixtureLive
{
    public const string Source = "ohid-fingertips";

    public const string QualityNote = "There is a data quality issue with this value";

    public const string SuppressedNote = "Value suppressed for disclosure control due to small count";

    /// <summary>Women and men by authority.</summary>
    public static readonly IndicatorId LifeExpectancy = new("ft-life-expectancy");

    /// <summary>Persons by MSOA.</summary>
    public static readonly IndicatorId Deaths = new("ft-deaths-under-75");

    public static IReadOnlyList<IndicatorId> Indicators { get; } = [LifeExpectancy, Deaths];

    public static IReadOnlyList<Observation> Observations() =>
    [
        .. from sex in new[] { Sex.Female, Sex.Male }
           from period in new[] { "2018–20", "2019–21", "2020–22", "2021–23" }
           from area in FixtureAreas.At(AreaLevel.Ltla24).Index()
           select Authority(area.Item.Code, area.Index, Period.Parse(period), sex),
        .. FixtureAreas.At(AreaLevel.Msoa21).Select((a, i) => Neighbourhood(a.Code, i)),
    ];

    /// <summary>Of life expectancy: England by deprivation in two periods, and one authority by age.</summary>
    public static IReadOnlyList<Breakdown> Breakdowns() =>
    [
        Part(AreaCode.England, "2018–20", Sex.Female, "All ages", "Deprivation deciles", "Most deprived decile", 77),
        Part(AreaCode.England, "2021–23", Sex.Female, "All ages", "Deprivation deciles", "Most deprived decile", 78.3),
        Part(AreaCode.England, "2021–23", Sex.Female, "All ages", "Deprivation deciles", "Least deprived decile", 86.1),
        Part(AreaCode.England, "2021–23", Sex.Female, "65", "", "", 21),
        new(new AreaCode("E08000016"), Period.Parse("2021–23"), Sex.Female, "65", "", "", null, null, null, MissingReason.Suppressed, SuppressedNote),
    ];

    private static Breakdown Part(AreaCode area, string period, Sex sex, string age, string type, string category, double value) =>
        new(area, Period.Parse(period), sex, age, type, category, new FigureEstimate(value, value - 0.2, value + 0.2), null, null, null, null);

    private static Observation Authority(AreaCode area, int place, Period period, Sex sex)
    {
        var value = 78 + (place * 0.4) + (sex == Sex.Female ? 4 : 0);
        return Observation.Known(LifeExpectancy, area, period, new FigureEstimate(value, value - 0.3, value + 0.3), sex) with
        {
            Trend = place == 0 ? Trend.DecreasingWorse : Trend.NotCalculated,
            Note = place == 0 ? QualityNote : null,
        };
    }

    private static Observation Neighbourhood(AreaCode area, int place)
    {
        var period = Period.Parse("2016–20");
        return place == 3
            ? Observation.Unknown(Deaths, area, period, MissingReason.Suppressed) with { Note = SuppressedNote }
            : Observation.Known(Deaths, area, period, new FigureEstimate(80 + place, 75 + place, 85 + place)) with { Note = place == 5 ? QualityNote : null };
    }
}
