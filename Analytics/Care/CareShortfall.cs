using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Care;

/// <summary>The share of people whose care falls short, as a part of need. It is counted, not inferred, at the level it was published for.</summary>
/// <param name="Reliability">Share of the variance between areas that lasts: of practices' figures, what they have in common with each other; 1 for authorities' figures.</param>
internal sealed record CareShortfall(CareFigure Figure, ColumnKey Key, NeedPart Part, double Reliability)
{
    private const double LeastReliability = 0.1;
    private const double MostReliability = 0.95;

    /// <summary>Every figure of care that the release holds.</summary>
    public static IReadOnlyList<CareShortfall> All(AreaFrame frame)
    {
        var practices = CareFigure.All.Where(f => f.OfPractices).Select(f => (Figure: f, Column: frame.Latest(f.Indicator))).Where(e => e.Column is not null).Select(e => (e.Figure, e.Column!.Key, Logs: Logs(e.Column.Values))).ToArray();
        return
        [
            .. practices.Select(p => OfPractices(frame, p.Figure, p.Key, p.Logs, Common([.. practices.Where(o => o.Figure != p.Figure).Select(o => o.Logs)], p.Logs))),
            .. CareFigure.All.Where(f => !f.OfPractices).Select(f => OfAuthorities(frame, f)).OfType<CareShortfall>(),
        ];
    }

    /// <summary>The same of other figures of the practices, believed as much; null where they hold none.</summary>
    public CareShortfall? Again(AreaFrame figures) =>
        figures.Latest(Figure.Indicator) is { } column ? OfPractices(figures, Figure, column.Key, Logs(column.Values), Reliability) : null;

    /// <summary>Drawn towards England's average by its reliability; the LSOAs of a neighbourhood share their practices, and so the error.</summary>
    private static CareShortfall OfPractices(AreaFrame frame, CareFigure figure, ColumnKey key, double[] logs, double reliability)
    {
        var spread = Spread.Of(logs);
        var kept = Array.ConvertAll(logs, l => spread.Mean + (reliability * (l - spread.Mean)));
        var doubt = spread.Sd * Math.Sqrt(reliability * (1 - reliability));
        return new CareShortfall(figure, key, NeedPart.Of(figure.Id, DomainAmounts.Single(frame.DomainOf(figure.Indicator), kept), PartNoise.Constant(frame.Count, 0, doubt, 0)), reliability);
    }

    /// <summary>The authority's figure for each of its LSOAs, as uncertain within an authority as England is between authorities.</summary>
    private static CareShortfall? OfAuthorities(AreaFrame frame, CareFigure figure)
    {
        if (frame.LatestOfAuthorities(figure.Indicator) is not { } column || column.Values.All(double.IsNaN)) return null;
        var logs = Logs(column.Values);
        var doubt = Spread.Of(logs).Sd / Math.Sqrt(2);
        return new CareShortfall(figure, column.Key, NeedPart.Of(figure.Id, DomainAmounts.Single(FeaturePlan.AuthorityDomain, Array.ConvertAll(frame.Authorities.Of, la => logs[la])), PartNoise.Constant(frame.Count, doubt, doubt, 0)), 1);
    }

    /// <summary>Mean correlation with the other figures. One figure alone cannot be judged, and is believed by half.</summary>
    private static double Common(double[][] others, double[] own)
    {
        if (others.Length == 0) return 0.5;
        return Math.Clamp(others.Average(o =>
        {
            int[] both = [.. Enumerable.Range(0, own.Length).Where(i => !double.IsNaN(own[i]) && !double.IsNaN(o[i]))];
            return both.Length < 3 ? 0 : RankMetrics.Pearson(Array.ConvertAll(both, i => own[i]), Array.ConvertAll(both, i => o[i]));
        }), LeastReliability, MostReliability);
    }

    private static double[] Logs(double[] shares) => Array.ConvertAll(shares, s => s < 100 ? Math.Log(100 - s) : double.NaN);
}
