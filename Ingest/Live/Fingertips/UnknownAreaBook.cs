using HealthNeeds.Core.Time;

namespace HealthNeeds.Ingest.Live.Fingertips;

/// <summary>Rows about areas that are none of an indicator's, by its periods.</summary>
internal sealed class UnknownAreaBook
{
    private const int Shown = 5;

    private readonly Dictionary<(WantedSeries Series, string Period), (long Rows, SortedSet<string> Codes)> met = [];

    public void Note(WantedSeries series, string period, string code)
    {
        var (rows, codes) = met.TryGetValue((series, period), out var known) ? known : (0, new SortedSet<string>(StringComparer.Ordinal));
        if (codes.Count < Shown)
            codes.Add(code);
        met[(series, period)] = (rows + 1, codes);
    }

    /// <param name="kept">Figures of each indicator and period that were kept.</param>
    public IReadOnlyList<UnknownAreas> InNewestPeriods(IReadOnlyDictionary<(WantedSeries Series, string Period), long> kept) =>
    [
        .. kept.Keys.Union(met.Keys)
            .GroupBy(k => k.Series, k => k.Period)
            .Select(g => (Series: g.Key, Period: g.MaxBy(Period.Parse)!))
            .GroupBy(n => n.Series.Level)
            .Select(level => new UnknownAreas(
                level.Key,
                level.Sum(n => kept.GetValueOrDefault(n) + met.GetValueOrDefault(n).Rows),
                level.Sum(n => met.GetValueOrDefault(n).Rows),
                [.. level.SelectMany(n => met.GetValueOrDefault(n).Codes ?? []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(Shown)]))
            .OrderBy(u => u.Level),
    ];
}
