using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>What became of each row. Every rule is counted; the first rows that broke it are kept whole.</summary>
internal sealed class RowTally(string source)
{
    /// <summary>Rows of one rule that are listed.</summary>
    public const int Listed = 100;

    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> listed = new(StringComparer.Ordinal);
    private readonly List<Rejection> rejections = [];

    public long RowsIn { get; private set; }

    public long RowsRejected { get; private set; }

    public long FiguresRejected { get; private set; }

    /// <summary>Rows and figures by the rule they broke.</summary>
    public IReadOnlyDictionary<string, long> Counts => counts;

    /// <summary>Those listed, then for each rule that has more how many there were.</summary>
    public IReadOnlyList<Rejection> Rejections => [.. rejections, .. counts.Where(c => c.Value > Listed).Select(Summary)];

    public void Row() => RowsIn++;

    /// <returns>True where the row should be described with <see cref="List"/>.</returns>
    public bool RejectRow(string rule)
    {
        RowsRejected++;
        return Count(rule);
    }

    /// <summary>One figure of a row that is kept.</summary>
    /// <returns>True where it should be described with <see cref="List"/>.</returns>
    public bool RejectFigure(string rule)
    {
        FiguresRejected++;
        return Count(rule);
    }

    /// <summary>Rows that were taken for good and are found out later.</summary>
    public void RejectRows(string rule, long rows)
    {
        RowsRejected += rows;
        if (rows > 0)
            counts[rule] = counts.GetValueOrDefault(rule) + rows;
    }

    public void List(string rule, long? line, string key, string reason, string found, string expected) =>
        rejections.Add(new Rejection(source, rule, line, key, reason, found, expected));

    private bool Count(string rule)
    {
        counts[rule] = counts.GetValueOrDefault(rule) + 1;
        var before = listed.GetValueOrDefault(rule);
        listed[rule] = before + 1;
        return before < Listed;
    }

    private Rejection Summary(KeyValuePair<string, long> rule) =>
        new(source, rule.Key, Line: null, "all rows", $"The first {Listed} rows are listed.", $"{rule.Value:N0} rows", "no more than are listed");
}

/// <summary>Rows about areas that are none of an indicator's, by its periods.</summary>
internal sealed class UnknownAreaTally
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
