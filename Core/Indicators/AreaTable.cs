using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Time;

namespace HealthNeeds.Core.Indicators;

/// <summary>Figures of areas of one level, column by column: value <c>[i]</c> of a column belongs to <c>Codes[i]</c>; NaN means missing.</summary>
public sealed class AreaTable
{
    private readonly Dictionary<ColumnKey, double[]> columns;

    /// <param name="codes">Distinct codes. Their order has no influence on any result.</param>
    /// <param name="columns">Arrays as long as <paramref name="codes"/>; kept, not copied.</param>
    /// <param name="limits">Of some of the columns, likewise; null where nobody wants any.</param>
    public AreaTable(IReadOnlyList<AreaCode> codes, IReadOnlyDictionary<ColumnKey, double[]> columns, IReadOnlyDictionary<ColumnKey, ColumnLimits>? limits = null)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(columns);
        if (codes.Distinct().Count() != codes.Count)
            throw new ArgumentException($"Area {codes.GroupBy(c => c).First(g => g.Skip(1).Any()).Key} is given twice.", nameof(codes));
        foreach (var (key, values) in columns)
            Check(key, values, codes);
        Limits = limits ?? new Dictionary<ColumnKey, ColumnLimits>();
        foreach (var (key, of) in Limits)
        {
            if (!columns.ContainsKey(key) || of.Lower.Length != codes.Count || of.Upper.Length != codes.Count || of.Count.Length != codes.Count)
                throw new ArgumentException($"The limits of {key.Indicator} {key.Period} are not those of a column of {codes.Count} areas.", nameof(limits));
        }

        Codes = codes;
        this.columns = new Dictionary<ColumnKey, double[]>(columns);
    }

    public IReadOnlyList<AreaCode> Codes { get; }

    public IReadOnlyDictionary<ColumnKey, double[]> Columns => columns;

    /// <summary>Of the columns whose publisher gives limits or counts, where they were asked for.</summary>
    public IReadOnlyDictionary<ColumnKey, ColumnLimits> Limits { get; }

    /// <summary>The columns of some indicators alone.</summary>
    public AreaTable Only(Func<IndicatorId, bool> wanted) => columns.Keys.All(k => wanted(k.Indicator)) ? this
        : new AreaTable(Codes, columns.Where(c => wanted(c.Key.Indicator)).ToDictionary(), Limits.Where(c => wanted(c.Key.Indicator)).ToDictionary());

    /// <summary>The key of the newest period held of an indicator, or null where the table does not hold it.</summary>
    public ColumnKey? Latest(IndicatorId indicator, Sex sex = Sex.Persons)
    {
        ColumnKey? latest = null;
        foreach (var key in columns.Keys)
        {
            if (key.Indicator == indicator && key.Sex == sex && (latest is null || key.Period.CompareTo(latest.Value.Period) > 0))
                latest = key;
        }

        return latest;
    }

    /// <summary>The key of the newest period that has no time in common with <see cref="Latest"/>, or null where the table holds none.</summary>
    public ColumnKey? BeforeLatest(IndicatorId indicator, Sex sex = Sex.Persons)
    {
        if (Latest(indicator, sex) is not { } latest) return null;
        var earlier = columns.Keys.Where(k => k.Indicator == indicator && k.Sex == sex && k.Period.CompareTo(latest.Period) < 0 && !k.Period.Overlaps(latest.Period)).ToArray();
        return earlier.Length == 0 ? null : earlier.MaxBy(k => k.Period);
    }

    private static void Check(ColumnKey key, double[] values, IReadOnlyList<AreaCode> codes)
    {
        if (values.Length != codes.Count)
            throw new ArgumentException($"Column {key.Indicator} {key.Period} has {values.Length} values for {codes.Count} areas.");
        var infinite = Array.FindIndex(values, double.IsInfinity);
        if (infinite >= 0)
            throw new ArgumentException($"Column {key.Indicator} {key.Period} is infinite for {codes[infinite]}; use NaN for a missing value.");
    }
}

/// <summary>How sure figures of a column are by their publisher, area by area; NaN where it does not say.</summary>
/// <param name="Lower">Of the 95% confidence interval.</param>
/// <param name="Upper">Likewise.</param>
/// <param name="Count">The people or events that the figure counts.</param>
public sealed record ColumnLimits(double[] Lower, double[] Upper, double[] Count)
{
    public static ColumnLimits Unknown(int areas)
    {
        double[] None() => [.. Enumerable.Repeat(double.NaN, areas)];
        return new ColumnLimits(None(), None(), None());
    }

    /// <summary>The same of other areas.</summary>
    /// <param name="carry">Brings a column to them.</param>
    public ColumnLimits Carried(Func<double[], double[]> carry)
    {
        ArgumentNullException.ThrowIfNull(carry);
        return new ColumnLimits(carry(Lower), carry(Upper), carry(Count));
    }
}

/// <summary>One series of figures over areas: an indicator in one period for one sex.</summary>
public readonly record struct ColumnKey(IndicatorId Indicator, Period Period, Sex Sex = Sex.Persons);
