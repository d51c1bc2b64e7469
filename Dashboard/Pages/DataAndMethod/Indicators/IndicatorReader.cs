using System.Globalization;
using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>Makes the views of the dictionary and of one indicator from the current release.</summary>
internal sealed class IndicatorReader(ReleaseReading reading, FreshnessReader freshness, IndicatorMap map, TimeProvider clock)
{
    public IndicatorListView List(string? text)
    {
        var sought = text?.Trim() is { Length: > 0 and <= 60 } words ? words : null;
        var found = reading.Indicators.Where(i => sought is null || i.Name.Contains(sought, StringComparison.OrdinalIgnoreCase) || i.Definition.Contains(sought, StringComparison.OrdinalIgnoreCase)).ToList();
        return new IndicatorListView(
            found,
            reading.Indicators.Count,
            sought,
            reading.Sources.ToDictionary(s => s.Source.Id, s => s.Source, StringComparer.Ordinal),
            reading.NewestPeriods);
    }

    /// <exception cref="RefusedRequestException">There is no such indicator, or a value of the address is not understood.</exception>
    public IndicatorView Read(string id, IQueryCollection given, CancellationToken token)
    {
        var indicator = reading.Indicators.FirstOrDefault(i => i.Id.Value == id)
            ?? throw new RefusedRequestException(Problem.NotFound("This release has no such indicator.", new NextStep(IndicatorQuery.List, "See all indicators")));
        var sets = new FigureSets(reading, token);
        var query = new IndicatorRequest(id, given, reading).Read(sets, indicator);
        var levels = sets.Levels(indicator);
        var level = query.Level ?? (levels.Count > 0 ? levels[0] : AreaLevel.Ltla24);
        var within = query.Within is { } code ? reading.Lease.Areas.Find(code, token) : null;
        var set = sets.Of(indicator, level, within ?? reading.RegionArea, query.Sex);
        var order = query.Sort ?? FigureOrders.Usual(indicator);
        var view = Laid(query, indicator, levels, sets.SexesOf(indicator, level), within, set, order, token);
        return view with { Query = query with { Page = Math.Min(query.Page, view.Pages) } };
    }

    private IndicatorView Laid(IndicatorQuery query, Indicator indicator, IReadOnlyList<AreaLevel> levels, IReadOnlyList<Sex> sexes, Area? within, FigureSet set, FigureOrder order, CancellationToken token)
    {
        var extent = within?.DisplayName ?? reading.Region.Name;
        return new IndicatorView(
            query,
            indicator,
            reading.Sources.Select(s => s.Source).FirstOrDefault(s => s.Id == indicator.Source),
            reading.Region.Name,
            reading.FocusAreas,
            reading.Authorities,
            reading.Sources.Any(s => s.Source.Id == indicator.Source && s.RowsIn == 0),
            levels,
            sexes,
            within,
            set,
            order,
            set.Rows.Sorted(order))
        {
            Asked = freshness.Find(indicator.Source, reading.Sources)?.Asked,
            Map = map.Draw(set, extent),
            NoMap = map.Missing,
            Distribution = Distribution(set, extent),
            Series = SeriesChart.Of(reading, indicator, within?.Level == AreaLevel.Ltla24 ? within.Code : null, query.Sex, fewest: 2, clock),
            Funnel = FunnelFigure.Of(set, extent, clock),
            Notes = Counted(set.Rows.Select(r => r.Figure?.Note)),
            Trends = Counted(set.Rows.Select(r => TrendWords.Of(r.Figure?.Trend))),
            Breakdowns = BreakdownTable.Of(reading.Lease.Indicators.Breakdowns(indicator.Id, reading.Region.Code, token), [(AreaCode.England, "England"), .. reading.Authorities.Select(a => (a.Code, a.Name))]),
            Deprivation = indicator.Id == DeprivationMoves.Before || indicator.Id == DeprivationMoves.After ? Deprivation(within, token) : null,
        };
    }

    private DeprivationView Deprivation(Area? within, CancellationToken token)
    {
        var moves = new DeprivationMoves(reading, token);
        return new DeprivationView(moves.Within(within?.Code ?? reading.Region.Code), moves.All.Count, within?.Code, moves.Missing);
    }

    private ChartFigure? Distribution(FigureSet set, string extent)
    {
        var (indicator, period) = (set.Indicator, set.Period is { } p ? PeriodWords.WithAge(p, clock) : null);
        ChartMark[] marks = [.. new[] { Mark("England", set.England), Mark(Whole(set), set.Icb) }.OfType<ChartMark>()];
        return DistributionChart.Of(
            [.. set.Known.Select(r => r.Value!.Value)],
            $"How it spreads over {extent}, {set.Period}",
            $"{indicator.Unit}{SexWords.After(set.Sex)}, {period}: how many {LevelWords.Many(set.Level)} lie in each step. {Sentence(indicator.Polarity)} {string.Join("; ", marks.Select(m => m.Words))}.",
            indicator.Decimals,
            marks);

        ChartMark? Mark(string name, ComparedWith? whole) => whole is null ? null
            : new ChartMark($"{name}{(whole.Figure is null ? $", median of its {LevelWords.Many(set.Level)}" : null)} {Figures.Value(whole.Value, indicator.Decimals)}", whole.Value);
    }

    /// <summary>What the ICB that all of the places lie in is called: by the region's name where the region is that ICB.</summary>
    private string Whole(FigureSet set) => reading.Region.IsIcb || set.Rows.Count == 0 || set.Rows[0].Area.Icb is not { } icb ? reading.Region.Name : reading.IcbPlaces.GetValueOrDefault(icb, icb.Value);

    /// <summary>The commonest first.</summary>
    private static List<NotedPlaces> Counted(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().GroupBy(t => t, StringComparer.Ordinal).Select(g => new NotedPlaces(g.Key, g.Count())).OrderByDescending(n => n.Places).ThenBy(n => n.Text, StringComparer.Ordinal)];

    private static string Sentence(Polarity polarity)
    {
        var words = IndicatorWords.Direction(polarity);
        return SentenceCase.Start(words) + ".";
    }
}

/// <summary>Reads the address of an indicator's page.</summary>
internal sealed class IndicatorRequest(string id, IQueryCollection given, ReleaseReading reading)
{
    private readonly PageParameters parameters = new(given, reading, new NextStep(IndicatorQuery.List, "See all indicators"));

    /// <exception cref="RefusedRequestException">A value is malformed or unknown; the problem says what is allowed.</exception>
    public IndicatorQuery Read(FigureSets sets, Indicator indicator)
    {
        AreaLevel? level = parameters.Value("level") is null ? null : parameters.Level();
        var shown = level ?? (sets.Levels(indicator) is { Count: > 0 } levels ? levels[0] : AreaLevel.Ltla24);
        return new IndicatorQuery(id, level, parameters.Within(shown), parameters.Sex(), parameters.Choice<FigureOrder>("sort", "is no order of places"), Page());
    }

    private int Page() => parameters.Value("page") switch
    {
        null => 1,
        { Length: <= 4 } text when int.TryParse(text, NumberStyles.None, provider: null, out var page) && page >= 1 => page,
        _ => throw parameters.Refused("page", "is not a page number", ["a whole number from 1"]),
    };
}
