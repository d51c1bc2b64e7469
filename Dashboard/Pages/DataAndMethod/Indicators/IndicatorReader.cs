using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Text;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Dashboard.Worker;

namespace HealthNeeds.Dashboard.Pages.DataAndMethod.Indicators;

/// <summary>Makes the views of the dictionary and of one indicator from the current release.</summary>
internal sealed class IndicatorReader(ReleaseReading reading, FreshnessReader freshness)
{
    private const int Ends = 8;

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

    /// <exception cref="RefusedRequestException">There is no such indicator.</exception>
    public IndicatorView Read(string id)
    {
        var indicator = reading.Indicators.FirstOrDefault(i => i.Id.Value == id)
            ?? throw new RefusedRequestException(Problem.NotFound("This release has no such indicator.", new NextStep("/data/indicators", "See all indicators")));
        return reading.Remember($"indicator/{indicator.Id}", () => Laid(indicator)) with { Asked = freshness.Find(indicator.Source, reading.Sources)?.Asked };
    }

    private IndicatorView Laid(Indicator indicator)
    {
        var (level, values) = Smallest(indicator);
        var known = values.Where(v => v.Estimate is not null).OrderBy(v => v.Estimate!.Value.Value).ToList();
        var period = values.Count > 0 ? values[0].Period.ToString() : null;
        return new IndicatorView(
            indicator,
            reading.Sources.Select(s => s.Source).FirstOrDefault(s => s.Id == indicator.Source),
            reading.Region.Name,
            reading.FocusAreas,
            reading.Sources.Any(s => s.Source.Id == indicator.Source && s.RowsIn == 0),
            level,
            values.Count > 0 ? values[0].Sex : null,
            period,
            known.Count,
            values.Count - known.Count,
            DistributionChart.Of([.. known.Select(v => v.Estimate!.Value.Value)], $"How it spreads over {reading.Region.Name}", $"{indicator.Unit}{(values.Count > 0 ? SexWords.After(values[0].Sex) : null)}, {period}: how many places lie in each step. {Sentence(indicator.Polarity)}", indicator.Decimals),
            Places(level, known.Take(Ends)),
            Places(level, Enumerable.Reverse(known).Take(Ends)),
            Counted(values.Select(v => v.Note)),
            Counted(values.Select(v => TrendWords.Of(v.Trend))),
            BreakdownTable.Of(
                reading.Lease.Indicators.Breakdowns(indicator.Id, reading.Region.Icb),
                [(AreaCode.England, "England"), .. reading.Authorities.Select(a => (a.Code, a.Name))]));
    }

    /// <summary>Figures for persons, else for women, else for men.</summary>
    private (AreaLevel? Level, IReadOnlyList<Observation> Values) Smallest(Indicator indicator)
    {
        foreach (var level in AreaLevels.Ranked)
        {
            foreach (var sex in new[] { Sex.Persons, Sex.Female, Sex.Male })
            {
                var values = reading.Lease.Indicators.Values(indicator.Id, level, reading.Region.Icb, period: null, sex);
                if (values.Count > 0)
                    return (level, values);
            }
        }

        return (null, []);
    }

    private List<IndicatorPlace> Places(AreaLevel? level, IEnumerable<Observation> values)
    {
        if (level is not { } known)
            return [];
        var areas = reading.Remember($"areas/{known.Id()}", () => reading.Lease.Areas.List(known, reading.Region.Icb).ToDictionary(a => a.Code));
        return values.Where(v => areas.ContainsKey(v.Area)).Select(v => new IndicatorPlace(areas[v.Area], v.Estimate!.Value.Value, v.Note, v.Trend)).ToList();
    }

    /// <summary>The commonest first.</summary>
    private static List<NotedPlaces> Counted(IEnumerable<string?> texts) =>
        [.. texts.OfType<string>().GroupBy(t => t, StringComparer.Ordinal).Select(g => new NotedPlaces(g.Key, g.Count())).OrderByDescending(n => n.Places).ThenBy(n => n.Text, StringComparer.Ordinal)];

    private static string Sentence(Polarity polarity)
    {
        var words = IndicatorWords.Direction(polarity);
        return char.ToUpperInvariant(words[0]) + words[1..] + ".";
    }
}
