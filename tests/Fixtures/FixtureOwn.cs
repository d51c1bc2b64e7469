namespace HealthNeeds.Fixtures;

/// <summary>An indicator that an installation added, as the worker brings it into a release. None of its figures is a statistic.</summary>
public static class FixtureOwn
{
    public const string Id = "own-falls-65-plus";

    public const string Name = "Falls attended by urgent community response, 65 and over";

    public const string Licence = "For use inside the integrated care system; not to be passed on";

    public static Source Source { get; } = new(
        Id, "Example ICB, population health team", Name, new Uri("mailto:population.health@example.org"), Licence, new Uri("mailto:population.health@example.org"),
        $"{Name}: {OwnIndicators.Mark}. Example ICB, population health team. {Licence}", "2023/24 to 2024/25", "yearly", FigureSupply.LiveOnly);

    public static Indicator Indicator { get; } = new(
        new IndicatorId(Id), Name, "Calls to people aged 65 and over who had fallen. Out of: Residents aged 65 and over.", "per 1,000", 1, Polarity.HigherIsWorse, Id, "yearly", AreaLevel.Msoa21, Modelled: false,
        $"Own indicator of this installation, not an official statistic. Example ICB, population health team answers for it. Terms of its own: {Licence}.", OwnIndicators.Domain, 0, null, [],
        $"own indicator of this installation, on terms of its own: {Licence}");

    /// <summary>The year of which one authority alone has a figure.</summary>
    public const string LocalYear = "2022/23";

    /// <summary>Every MSOA in two years; of one the newest is about too few people. One authority of England's in a year before.</summary>
    public static IReadOnlyList<Observation> Observations() =>
    [
        .. from year in new[] { "2023/24", "2024/25" }
           from area in FixtureAreas.At(AreaLevel.Msoa21).Index()
           select area.Index == 3 && year == "2024/25"
               ? Observation.Unknown(Indicator.Id, area.Item.Code, Period.Parse(year), MissingReason.Suppressed) with { Note = SuppressionNotes.Below(8) }
               : Known(area.Item.Code, area.Index, year),
        Known(FixtureAreas.At(AreaLevel.Ltla24).First().Code, 0, LocalYear),
    ];

    private static Observation Known(AreaCode area, int place, string year)
    {
        var count = 30 + (place % 40) + (year == "2024/25" ? 3 : 0);
        return Observation.Known(Indicator.Id, area, Period.Parse(year), new FigureEstimate(count / 1.5, (count - 9) / 1.5, (count + 11) / 1.5), count: count, denominator: 1500);
    }
}
