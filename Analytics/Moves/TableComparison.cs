using HealthNeeds.Analytics.Synthetic;

namespace HealthNeeds.Analytics.Moves;

/// <summary>What became of the figures that an analysis reads from a table.</summary>
internal sealed class TableComparison
{
    /// <summary>Sums over areas come out a little different each time they are added up.</summary>
    private const double Tolerance = 1e-9;

    private readonly AreaTable before;
    private readonly AreaTable after;
    private readonly CarriedColumns carried;

    public TableComparison(AreaTable before, AreaTable after, AreaOrigins origins)
    {
        (this.before, this.after, carried) = (before, after, new CarriedColumns(after.Codes, before.Codes, origins));
        var (old, now) = (Read(before), Read(after));
        Renewed = !old.SetEquals(now);
        var known = before.Codes.ToHashSet();
        // What pieces and mergers are given is no revision of what they were made of: the change of areas brought it.
        var same = after.Codes.Select(c => known.Contains(c) || origins.SameAs(c) is not null).ToArray();
        Revised = old.Where(after.Columns.ContainsKey).Any(key => Differs(carried.Of(before.Columns[key]), after.Columns[key], same) || LimitsDiffer(key, same));
    }

    /// <summary>Series that are read came or went.</summary>
    public bool Renewed { get; }

    /// <summary>Values, or their limits and counts, differ in series that were read before.</summary>
    public bool Revised { get; }

    /// <summary>The older figures on the new areas.</summary>
    public AreaTable OnNewAreas() => new(after.Codes, before.Columns.ToDictionary(c => c.Key, c => carried.Of(c.Value)), before.Limits.ToDictionary(c => c.Key, c => c.Value.Carried(carried.Of)));

    /// <summary>The series that were there before with the values they have now, on the new areas. A series that was withdrawn keeps its old values.</summary>
    public AreaTable Corrected() =>
        new(
            after.Codes,
            before.Columns.ToDictionary(c => c.Key, c => after.Columns.TryGetValue(c.Key, out var now) ? now : carried.Of(c.Value)),
            before.Limits.Where(c => !after.Columns.ContainsKey(c.Key)).Select(c => KeyValuePair.Create(c.Key, c.Value.Carried(carried.Of))).Concat(after.Limits.Where(c => before.Columns.ContainsKey(c.Key))).ToDictionary());

    /// <summary>The newest period of each indicator for all persons, and the one before it, where analyses read that.</summary>
    private static HashSet<ColumnKey> Read(AreaTable table) =>
        [.. table.Columns.Keys.Where(k => k.Sex == Sex.Persons).Select(k => k.Indicator).Distinct().SelectMany(i => new[] { table.Latest(i), WiderOutcome.ReadsBeforeLatest(i) ? table.BeforeLatest(i) : null }).OfType<ColumnKey>()];

    private bool LimitsDiffer(ColumnKey key, bool[] same)
    {
        if (!before.Limits.ContainsKey(key) && !after.Limits.ContainsKey(key)) return false;
        var was = before.Limits.GetValueOrDefault(key)?.Carried(carried.Of) ?? ColumnLimits.Unknown(after.Codes.Count);
        var now = after.Limits.GetValueOrDefault(key) ?? ColumnLimits.Unknown(after.Codes.Count);
        return Differs(was.Lower, now.Lower, same) || Differs(was.Upper, now.Upper, same) || Differs(was.Count, now.Count, same);
    }

    private static bool Differs(double[] before, double[] after, bool[] same)
    {
        for (var i = 0; i < after.Length; i++)
        {
            var (x, y) = (before[i], after[i]);
            if (same[i] && (double.IsNaN(x) != double.IsNaN(y) || Math.Abs(x - y) > Tolerance * Math.Max(Math.Abs(x), Math.Abs(y)))) return true;
        }

        return false;
    }
}

/// <summary>
/// Brings figures of older areas to newer ones, as figures are brought to the areas of a release: a recoded area and the pieces of a split one
/// take the figure whole, a merged one takes the mean of its parts by residents, and only where each of them has one.
/// </summary>
/// <param name="codes">Areas that figures are wanted for.</param>
/// <param name="had">Areas that there are figures of.</param>
internal sealed class CarriedColumns(IReadOnlyList<AreaCode> codes, IReadOnlyList<AreaCode> had, AreaOrigins origins)
{
    private readonly (int Place, double Weight)[][] parts = Parts(codes, had, origins);

    /// <summary>NaN where an area has no origin, or one of its parts no figure.</summary>
    public double[] Of(double[] values) => Array.ConvertAll(parts, p => p switch
    {
        [] => double.NaN,
        [var only] => values[only.Place],
        _ => p.Sum(e => values[e.Place] * e.Weight) / p.Sum(e => e.Weight),
    });

    private static (int Place, double Weight)[][] Parts(IReadOnlyList<AreaCode> codes, IReadOnlyList<AreaCode> had, AreaOrigins origins)
    {
        var places = had.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        return [.. codes.Select(code => places.TryGetValue(code, out var own) ? [(own, 1)] : Made(origins.Of(code), places))];
    }

    private static (int Place, double Weight)[] Made(IReadOnlyList<(AreaCode Code, double Residents)> from, Dictionary<AreaCode, int> places) =>
        from.All(f => places.ContainsKey(f.Code)) ? [.. from.Select(f => (places[f.Code], f.Residents))] : [];
}
