using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Observations;

namespace HealthNeeds.Analytics.Moves;

/// <summary>What became of the figures that an analysis reads from a table.</summary>
internal sealed class TableChange
{
    /// <summary>Sums over areas come out a little different each time they are added up.</summary>
    private const double Tolerance = 1e-9;

    public TableChange(AreaTable before, AreaTable after)
    {
        var (old, now) = (Read(before), Read(after));
        Renewed = !old.SetEquals(now);
        var places = Places(before.Codes);
        Revised = old.Where(after.Columns.ContainsKey).Any(key => Differs(before.Columns[key], after.Columns[key], after.Codes, places));
    }

    /// <summary>Series that are read came or went.</summary>
    public bool Renewed { get; }

    /// <summary>Values differ in series that were read before.</summary>
    public bool Revised { get; }

    /// <summary>The table's figures on other codes; NaN where a code was not there.</summary>
    public static AreaTable On(IReadOnlyList<AreaCode> codes, AreaTable table)
    {
        var places = Places(table.Codes);
        return new AreaTable(codes, table.Columns.ToDictionary(c => c.Key, c => Moved(c.Value, codes, places)));
    }

    /// <summary>The series that were there before with the values they have now, on the new codes. A series that was withdrawn keeps its old values.</summary>
    public static AreaTable Corrected(AreaTable before, AreaTable after)
    {
        var places = Places(before.Codes);
        return new AreaTable(after.Codes, before.Columns.ToDictionary(c => c.Key, c => after.Columns.TryGetValue(c.Key, out var now) ? now : Moved(c.Value, after.Codes, places)));
    }

    /// <summary>What <see cref="AreaTable.Latest"/> gives for all persons.</summary>
    private static HashSet<ColumnKey> Read(AreaTable table) =>
        [.. table.Columns.Keys.Where(k => k.Sex == Sex.Persons).GroupBy(k => k.Indicator).Select(g => table.Latest(g.Key)!.Value)];

    private static bool Differs(double[] before, double[] after, IReadOnlyList<AreaCode> codes, Dictionary<AreaCode, int> places)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (!places.TryGetValue(codes[i], out var k)) continue;
            var (x, y) = (before[k], after[i]);
            if (double.IsNaN(x) != double.IsNaN(y) || Math.Abs(x - y) > Tolerance * Math.Max(Math.Abs(x), Math.Abs(y))) return true;
        }

        return false;
    }

    private static double[] Moved(double[] values, IReadOnlyList<AreaCode> codes, Dictionary<AreaCode, int> places) =>
        [.. codes.Select(code => places.TryGetValue(code, out var k) ? values[k] : double.NaN)];

    private static Dictionary<AreaCode, int> Places(IReadOnlyList<AreaCode> codes) => codes.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
}
