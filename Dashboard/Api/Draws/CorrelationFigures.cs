using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Analytics.Statistics;
using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Draws;

/// <summary>How alike two focus areas, or an indicator and the others, order places.</summary>
internal sealed class CorrelationFigures(ReleaseFigures release)
{
    /// <exception cref="RefusedRequestException">404: the release has no such indicator. 400: too many places and draws for one answer.</exception>
    /// <exception cref="OperationCanceledException" />
    public CorrelationView Of(DrawsQuery query, Area within, CancellationToken token) => query.Indicator is { } id ? OfIndicator(query, id, within, token) : OfFocusAreas(query, within, token);

    /// <summary>Indicators with figures of the level, as the form offers them.</summary>
    public IReadOnlyList<Indicator> Choices(AreaLevel level, CancellationToken token) =>
        release.Remember($"draws/choices/{level}", () => (IReadOnlyList<Indicator>)[.. Named(Columns(level, release.RegionArea, token)).Select(c => c.Indicator).OrderBy(i => i.Domain, StringComparer.Ordinal).ThenBy(i => i.Name, StringComparer.Ordinal)]);

    private CorrelationView OfFocusAreas(DrawsQuery query, Area within, CancellationToken token)
    {
        var drawn = new DrawFigures(release);
        var ranked = release.FocusAreas.Select(f => (Focus: f, Ranked: drawn.Ranked(f.Id, query, within, token))).ToLookup(f => f.Ranked.Count > 0);
        var held = ranked[true].ToList();
        string[] leftOut = [.. ranked[false].Select(f => $"{f.Focus.Name}: {drawn.WhyNotRanked(f.Focus.Id, query)}")];
        var view = new CorrelationView(query, within, Indicator: null, leftOut);
        if (held.Count < 2)
            return view with { Reason = "Fewer than two focus areas rank these places, so there is nothing to set against each other." };
        var codes = held.Select(f => f.Ranked.Select(r => r.Area.Code)).Aggregate((a, b) => a.Intersect(b)).Order().ToList();
        var samples = held.Select(f => drawn.Sample(f.Focus.Id, query, within, f.Ranked.Count, token)).OfType<NeedSample>().ToList();
        var found = RankingCorrelation.All(
            [.. held.Select(f => f.Ranked.ToDictionary(r => r.Area.Code, r => (double)r.Rank.Median)).Select(m => codes.Select(c => m[c]).ToArray())],
            samples.Count == held.Count ? [.. samples.Select(s => Ordered(s, codes))] : []);
        return view with
        {
            FocusAreas = [.. held.Select(f => f.Focus)],
            Draws = samples.Count == held.Count ? samples[0].Draws.Count : null,
            Items = [.. found.Select(c => CorrelationItem.Of(held[c.First].Focus, held[c.Second].Focus, c.Found, CorrelationWords.Together(release.Scenarios?.Basis, query.Kind, held[c.First].Focus.Id, held[c.Second].Focus.Id)))],
        };
    }

    private CorrelationView OfIndicator(DrawsQuery query, string id, Area within, CancellationToken token)
    {
        var indicator = release.Indicators.FirstOrDefault(i => i.Id.Value == id)
            ?? throw new RefusedRequestException(ProblemKinds.UnknownItem, $"Release {release.Lease.Info.Id} has no indicator '{id}'.", DrawsQuery.IndicatorRule.Name, found: id.Length <= 60 ? id : null, ["an indicator's id, listed at /api/v1/indicators"]);
        if (within.Level == AreaLevel.England && query.Level == AreaLevel.Lsoa21)
            throw new RefusedRequestException(ProblemKinds.WrongLevel, "Every figure of all of England's LSOAs is more than one answer is worked out from.", "within", within.Code.Value, ["an ICB", "a local authority", "England with level=msoa21"]);
        var view = new CorrelationView(query, within, indicator, []);
        var columns = Named(Columns(query.Level, within, token)).ToList();
        if (columns.Where(c => c.Indicator.Id == indicator.Id).Select(c => c.Column).FirstOrDefault() is not { } chosen)
            return view with { Reason = $"This release holds no figures of it for {Wording.LevelWords.Plural(query.Level)} and both sexes together." };
        return view with
        {
            Period = chosen.Period,
            Items =
            [
                .. columns.Where(c => c.Indicator.Id != indicator.Id)
                    .Select(c => CorrelationItem.Of(indicator, c.Indicator, c.Column.Period, RankCorrelation.Of(chosen.Values, c.Column.Values), CorrelationWords.Together(indicator, c.Indicator, query.Level, Title(c.Indicator))))
                    .OrderByDescending(i => i.Rho is { } rho ? Math.Abs(rho) : -1).ThenBy(i => i.OtherName, StringComparer.Ordinal).ThenBy(i => i.Other, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>What lies in the region as a whole is asked for again and again, and kept.</summary>
    private IReadOnlyList<IndicatorColumn> Columns(AreaLevel level, Area within, CancellationToken token)
    {
        IReadOnlyList<IndicatorColumn> Read() => release.Lease.Comparison.Columns([.. release.Indicators.Select(i => i.Id.Value)], level, within.Code, token: token).Columns;
        return within.Code == release.Region.Code ? release.Remember($"draws/columns/{level}", Read) : Read();
    }

    private IEnumerable<(Indicator Indicator, IndicatorColumn Column)> Named(IReadOnlyList<IndicatorColumn> columns) =>
        columns.Join(release.Indicators, c => c.Indicator, i => i.Id, (c, i) => (i, c));

    /// <summary>The source's title without the list of tables that may follow it.</summary>
    private string Title(Indicator indicator) => release.Sources.FirstOrDefault(s => s.Source.Id == indicator.Source)?.Source.Title.Split(": ")[0] ?? indicator.Source;

    private static IReadOnlyList<double[]> Ordered(NeedSample sample, IReadOnlyList<AreaCode> codes)
    {
        var place = sample.Areas.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => p.i);
        int[] order = [.. codes.Select(c => place[c])];
        // Rank 1 is the greatest need: draws are turned round, so that both are ranks from the greatest.
        return [.. sample.Draws.Select(d => Array.ConvertAll(order, i => -(double)d[i]))];
    }
}

/// <summary>Correlations as page and API show them.</summary>
/// <param name="Indicator">Null where focus areas are set against each other.</param>
/// <param name="LeftOut">Focus areas that do not rank these places, each with the reason.</param>
internal sealed record CorrelationView(DrawsQuery Query, Area Within, Indicator? Indicator, IReadOnlyList<string> LeftOut)
{
    /// <summary>Why there are none; null where there are some.</summary>
    public string? Reason { get; init; }

    /// <summary>Those that are set against each other.</summary>
    public IReadOnlyList<FocusArea> FocusAreas { get; init; } = [];

    /// <summary>How many were looked into; null where the release holds none.</summary>
    public int? Draws { get; init; }

    /// <summary>Of the indicator.</summary>
    public Period? Period { get; init; }

    public IReadOnlyList<CorrelationItem> Items { get; init; } = [];

    /// <summary>What an interval bounds.</summary>
    public double Confidence => Indicator is null ? RankingCorrelation.Confidence : RankCorrelation.Confidence;
}
