using HealthNeeds.Analytics.Similar;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>A place's figures against the mean of those most like it.</summary>
/// <param name="Rows">What is beyond the joint interval first, worse before better.</param>
public sealed record PeersView(SimilarView Similar, string Focus, IReadOnlyList<PeerRow> Rows)
{
    internal static PeersView Read(ReleaseFigures figures, Area area, string focus, bool elsewhere, CancellationToken token)
    {
        var similar = SimilarView.Read(figures, area, elsewhere, token);
        if (similar.Items.Count == 0)
            return new PeersView(similar, focus, []);
        var values = CompareReader.Values(figures, focus, [area, .. similar.Items.Select(i => i.Area)], token);
        var peers = values.Skip(1).SelectMany(v => v).Where(v => v.Observation?.Estimate is not null).ToLookup(v => (v.Indicator.Id, v.Sex, v.Period), v => Figure(v.Observation!.Estimate!.Value));
        var rows = values[0].Where(v => v.Observation?.Estimate is not null)
            .Select(v => PeerDifference.Of(Figure(v.Observation!.Estimate!.Value), [.. peers[(v.Indicator.Id, v.Sex, v.Period)]]) is { } difference ? new PeerRow(v, difference, EnglandComparison.Of(v.Indicator.Polarity, difference.Side)) : null)
            .OfType<PeerRow>();
        return new PeersView(similar, focus, [.. rows.OrderBy(r => Place(r.Verdict)).ThenBy(r => r.Value.Indicator.Name, StringComparer.Ordinal).ThenBy(r => r.Value.Indicator.Id.Value, StringComparer.Ordinal).ThenBy(r => r.Value.Sex)]);
    }

    private static PeerFigure Figure(FigureEstimate estimate) => new(estimate.Value, estimate.Lower, estimate.Upper);

    private static int Place(Verdict verdict) => verdict switch { Verdict.Worse => 0, Verdict.Better => 1, Verdict.Higher => 2, Verdict.Lower => 3, Verdict.Similar => 4, _ => 5 };
}

/// <param name="Verdict">Against the mean of the similar places; not compared where a figure has no limits, or too few places have one.</param>
public sealed record PeerRow(IndicatorValue Value, PeerDifference Difference, Verdict Verdict);
