using HealthNeeds.Analytics.Input;

namespace HealthNeeds.Analytics.Frames;

/// <summary>
/// The LSOAs of an analysis in one canonical order, by code, with the larger areas they belong to.
/// Everything downstream indexes by position here, so the order of the input's rows cannot matter.
/// </summary>
internal sealed class AreaFrame
{
    private readonly int[] source;
    private readonly AreaTable table;

    public AreaFrame(AnalysisInput input)
    {
        table = input.Lsoas;
        source = [.. Enumerable.Range(0, table.Codes.Count).OrderBy(i => table.Codes[i])];
        Places = new LsoaPlaces([.. source.Select(i => table.Codes[i])], input.Areas);
        Rural = [.. Places.Areas.Select(a => a.RuralUrban is null ? (bool?)null : IsRural(a.RuralUrban))];
        Neighbours = NearestAreas.Of(Array.ConvertAll(Places.Areas, a => a.Location));
        Indicators = input.Indicators.ToDictionary(i => i.Id);
        AuthorityTable = input.Authorities;
        MsoaTable = input.Msoas;
        FocusAreas = input.FocusAreas;
        Checks = input.Checks;
    }

    /// <summary>The same places, with other figures of some indicators.</summary>
    private AreaFrame(AreaFrame whole, AreaTable table)
    {
        (source, this.table, Places, Rural, Neighbours, Indicators) = (whole.source, table, whole.Places, whole.Rural, whole.Neighbours, whole.Indicators);
        (AuthorityTable, MsoaTable, FocusAreas, Checks) = (whole.AuthorityTable, whole.MsoaTable, whole.FocusAreas, whole.Checks);
    }

    public LsoaPlaces Places { get; }

    public AreaCode[] Lsoas => Places.Lsoas;

    public int Count => Lsoas.Length;

    public AreaGroups Msoas => Places.Msoas;

    public AreaGroups Authorities => Places.Authorities;

    public AreaGroups Icbs => Places.Icbs;

    /// <inheritdoc cref="LsoaPlaces.Validation"/>
    public AreaGroups Validation => Places.Validation;

    /// <inheritdoc cref="LsoaPlaces.Population"/>
    public double[] Population => Places.Population;

    /// <summary>Null where the class is not held.</summary>
    public bool?[] Rural { get; }

    /// <summary>Null where the areas have no locations.</summary>
    public NearestAreas? Neighbours { get; }

    public IReadOnlyDictionary<IndicatorId, Indicator> Indicators { get; }

    /// <summary>What is ranked.</summary>
    public IReadOnlyList<FocusArea> FocusAreas { get; }

    public RankingChecks Checks { get; }

    private AreaTable AuthorityTable { get; }

    private AreaTable? MsoaTable { get; }

    /// <summary>The newest period of an indicator over the frame's LSOAs, or null where the input does not hold it.</summary>
    public FrameColumn? Latest(string indicator) => table.Latest(new IndicatorId(indicator)) is { } key ? Column(key) : null;

    /// <summary>A column of LSOAs.</summary>
    /// <exception cref="KeyNotFoundException">The input does not hold it.</exception>
    public FrameColumn Column(ColumnKey key)
    {
        var values = table.Columns[key];
        return new FrameColumn(key, Array.ConvertAll(source, i => values[i]));
    }

    /// <summary>The newest period that has no time in common with the newest of all; null where the input holds none.</summary>
    public FrameColumn? BeforeLatest(string indicator) =>
        table.BeforeLatest(new IndicatorId(indicator)) is { } key ? Column(key) : null;

    /// <summary>The same of the frame's authorities.</summary>
    public FrameColumn? BeforeLatestOfAuthorities(string indicator) =>
        AuthorityTable.BeforeLatest(new IndicatorId(indicator)) is { } key ? Of(AuthorityTable, Authorities, key) : null;

    /// <summary>The newest published figures of the frame's authorities, in the order of <see cref="Authorities"/>.</summary>
    public FrameColumn? LatestOfAuthorities(string indicator) => Latest(AuthorityTable, Authorities, indicator, Sex.Persons);

    /// <summary>The newest published figures of the frame's MSOAs, in the order of <see cref="Msoas"/>.</summary>
    public FrameColumn? LatestOfMsoas(string indicator, Sex sex = Sex.Persons) => MsoaTable is null ? null : Latest(MsoaTable, Msoas, indicator, sex);

    /// <param name="lsoas">Columns that take the place of the frame's, of any LSOAs in any order; the frame's LSOAs that are not among them are missing.</param>
    public AreaFrame With(AreaTable lsoas)
    {
        var index = lsoas.Codes.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        int[] place = [.. table.Codes.Select(c => index.GetValueOrDefault(c, -1))];
        var columns = table.Columns.ToDictionary();
        foreach (var (key, values) in lsoas.Columns.Where(c => columns.ContainsKey(c.Key)))
            columns[key] = Array.ConvertAll(place, i => i < 0 ? double.NaN : values[i]);
        return new AreaFrame(this, new AreaTable(table.Codes, columns));
    }

    public string DomainOf(string indicator) =>
        Indicators.TryGetValue(new IndicatorId(indicator), out var known)
            ? known.Domain
            : throw new ArgumentException($"The tables hold '{indicator}', but no indicator of that id is defined.");

    private static FrameColumn? Latest(AreaTable table, AreaGroups groups, string indicator, Sex sex) =>
        table.Latest(new IndicatorId(indicator), sex) is { } key ? Of(table, groups, key) : null;

    private static FrameColumn Of(AreaTable table, AreaGroups groups, ColumnKey key)
    {
        var index = table.Codes.Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i);
        double[] Placed(double[] values) => [.. groups.Codes.Select(code => index.TryGetValue(code, out var i) ? values[i] : double.NaN)];
        return new FrameColumn(key, Placed(table.Columns[key]), table.Limits.GetValueOrDefault(key)?.Carried(Placed));
    }

    private static bool IsRural(string ruralUrban) => ruralUrban.Contains("rural", StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column in the frame's order. NaN means missing.</summary>
/// <param name="Limits">Null where nobody gives any.</param>
internal sealed record FrameColumn(ColumnKey Key, double[] Values, ColumnLimits? Limits = null);
