using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Observations;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>Where areas of one level stand on each indicator: the share of those areas that are better off, 0–1.</summary>
internal sealed class LevelStanding
{
    private readonly Dictionary<AreaCode, int> _rows;
    private readonly Dictionary<string, double[]> _standings;

    private LevelStanding(Dictionary<AreaCode, int> rows, Dictionary<string, double[]> standings) => (_rows, _standings) = (rows, standings);

    /// <summary>Per indicator the newest period, for all persons. An indicator without a worse side has no standing.</summary>
    public static LevelStanding Of(FigureColumns columns, IReadOnlyDictionary<string, Polarity> polarity) => new(
        columns.Codes.Select((code, row) => (code, row)).ToDictionary(c => c.code, c => c.row),
        columns.Columns
            .Where(c => c.Sex == Sex.Persons && polarity.GetValueOrDefault(c.Indicator.Value) != Polarity.None)
            .GroupBy(c => c.Indicator.Value, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => Shares(g.MaxBy(c => c.Period)!.Values, polarity[g.Key] == Polarity.HigherIsWorse ? 1 : -1),
                StringComparer.Ordinal));

    /// <returns>Null where the area or all of the indicators are unknown here.</returns>
    public double? Mean(AreaCode area, IEnumerable<string> indicators)
    {
        if (!_rows.TryGetValue(area, out var row))
            return null;
        var known = indicators.Where(_standings.ContainsKey).Select(i => _standings[i][row]).Where(double.IsFinite).ToList();
        return known.Count == 0 ? null : known.Average();
    }

    private static double[] Shares(double[] values, int worse)
    {
        var sorted = values.Where(double.IsFinite).Select(v => v * worse).Order().ToArray();
        return Array.ConvertAll(values, v => double.IsFinite(v) ? Below(sorted, v * worse) / (double)sorted.Length : double.NaN);
    }

    private static int Below(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
