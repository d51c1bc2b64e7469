using HealthNeeds.Analytics.Similar;
using HealthNeeds.Dashboard.Releases;

namespace HealthNeeds.Dashboard.Comparison;

/// <summary>All of England's places of one level, ready to be asked which are alike. Read once for a release: some seconds for LSOAs.</summary>
/// <param name="Places">Null where the release holds too few features of the level.</param>
/// <param name="NotHeld">Features that this release has no figures of at the level, or of fewer than nine in ten places.</param>
/// <param name="Periods">Of the figures used, the oldest first.</param>
internal sealed record SimilarModel(SimilarPlaces? Places, IReadOnlyDictionary<AreaCode, Area> Areas, IReadOnlyList<StructuralFeature> NotHeld, IReadOnlyList<Period> Periods)
{
    private const int Seed = 1;

    /// <summary>One level is read at a time: two readers who come first would do the same work twice.</summary>
    private static readonly SemaphoreSlim Turns = new(1);

    /// <exception cref="OperationCanceledException">The reader left while another's question was worked out.</exception>
    public static SimilarModel Of(ReleaseFigures figures, AreaLevel level, CancellationToken token) =>
        Turns.Take(() => figures.RememberForAll($"similar/{level}", () => Read(figures, level)), token);

    private static SimilarModel Read(ReleaseFigures figures, AreaLevel level)
    {
        var areas = figures.Lease.Areas.List(level, AreaCode.England).ToDictionary(a => a.Code);
        var (codes, held) = figures.Lease.Comparison.Columns([.. StructuralFeature.All.SelectMany(f => f.Indicators)], level);
        var columns = held.ToDictionary(c => c.Indicator.Value, StringComparer.Ordinal);
        double[]?[] features = [.. StructuralFeature.All.Select(f => f.Indicators.Count == 0 ? Own(f, codes, areas) : f.Indicators.All(columns.ContainsKey) ? Sum(f, columns, codes.Count) : null)];
        var rows = codes.Select((code, i) => new PlaceRow(code, level == AreaLevel.Ltla24 ? null : areas[code].LocalAuthority, Array.ConvertAll(features, f => f?[i] ?? double.NaN))).ToList();
        var places = SimilarPlaces.Of(StructuralFeature.All, rows, Seed);
        var used = places?.Features ?? [];
        return new SimilarModel(places, areas, [.. StructuralFeature.All.Except(used)], [.. used.SelectMany(f => f.Indicators).Select(i => columns[i].Period).Distinct().Order()]);
    }

    private static double[] Own(StructuralFeature feature, IReadOnlyList<AreaCode> codes, Dictionary<AreaCode, Area> areas) => [.. codes.Select(code => feature.Id switch
    {
        StructuralFeature.Residents => areas[code].Population is > 0 and var people ? Math.Log10(people) : double.NaN,
        _ => areas[code].RuralUrban is { } settlement ? settlement.StartsWith(StructuralFeature.Rural, StringComparison.OrdinalIgnoreCase) ? 1 : 0 : double.NaN,
    })];

    private static double[] Sum(StructuralFeature feature, Dictionary<string, Store.Queries.IndicatorColumn> columns, int count)
    {
        var sums = new double[count];
        foreach (var values in feature.Indicators.Select(i => columns[i].Values))
        {
            for (var i = 0; i < count; i++)
                sums[i] += values[i];
        }

        return sums;
    }
}
