using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Snapshots;

/// <summary>
/// Asks questions of Parquet files as they lie on disk. Names of columns cannot be parameters: they are quoted here and come
/// from this product's own code.
/// </summary>
internal sealed class SnapshotInspector : IDisposable
{
    private readonly Session session = Session.OpenInMemory(EngineLimits.Reader);

    public long Rows(string path) => session.Scalar<long>("select count(*) from read_parquet($path)", [("path", path)]);

    public long Distinct(string path, string column) => session.Scalar<long>($"select count(distinct {SqlText.Name(column)}) from read_parquet($path)", [("path", path)]);

    /// <summary>How many rows have this text in this column.</summary>
    public long RowsWith(string path, string column, string value) =>
        session.Scalar<long>($"select count(*) from read_parquet($path) where {SqlText.Name(column)}::varchar = $value", [("path", path), ("value", value)]);

    /// <summary>Keys that appear more than once, and rows whose key has a gap.</summary>
    public long BrokenKeys(string path, IReadOnlyList<string> key)
    {
        var names = string.Join(", ", key.Select(SqlText.Name));
        var gap = string.Join(" or ", key.Select(k => $"{SqlText.Name(k)} is null"));
        return session.Scalar<long>(
            $"""
            select (select count(*) from (select {names} from read_parquet($path) group by all having count(*) > 1))
                 + (select count(*) from read_parquet($path) where {gap})
            """,
            [("path", path)]);
    }

    /// <summary>Up to ten values of a column that none of the known columns has.</summary>
    public IReadOnlyList<string> Unknown(string path, string column, IReadOnlyList<(string Path, string Column)> known)
    {
        var allowed = string.Join(" union all ", known.Select((k, i) => $"select {SqlText.Name(k.Column)} from read_parquet($known{i}) where {SqlText.Name(k.Column)} is not null"));
        (string, object?)[] args = [("path", path), .. known.Select((k, i) => ($"known{i}", (object?)k.Path))];
        return session.Query<string>(
            $"""
            select distinct {SqlText.Name(column)} from read_parquet($path)
            where {SqlText.Name(column)} is not null and {SqlText.Name(column)} not in ({allowed}) order by 1 limit 10
            """,
            args);
    }

    /// <summary>Count of rows by the text of a column.</summary>
    public IReadOnlyDictionary<string, long> CountBy(string path, string column) =>
        session.Query<(string Text, long Rows)>($"select {SqlText.Name(column)} as text, count(*) as rows from read_parquet($path) group by 1 order by 1", [("path", path)])
            .ToDictionary(c => c.Text, c => c.Rows, StringComparer.Ordinal);

    public IReadOnlyList<IndicatorExtent> Extents(string path) =>
        session.Query<IndicatorExtent>(
            """
            select indicator, count(*) as figures, min(value) as lowest, max(value) as highest, avg(value) as mean,
                   count(*) filter (where (value is null) = (missing is null) or lower > value or upper < value or isnan(value) or isinf(value)) as broken
            from read_parquet($path) group by 1 order by 1
            """,
            [("path", path)]);

    /// <summary>Every value of a column, once.</summary>
    public IReadOnlyList<string> Values(string path, string column) =>
        session.Query<string>($"select distinct {SqlText.Name(column)} from read_parquet($path) where {SqlText.Name(column)} is not null", [("path", path)]);

    /// <summary>The codes of a level in a file of areas.</summary>
    public IReadOnlyList<string> Codes(string path, string level) =>
        session.Query<string>("select code from read_parquet($path) where level = $level", [("path", path), ("level", level)]);

    /// <summary>A file of figures by indicator, period and sex.</summary>
    public IReadOnlyList<SeriesProfile> Series(string path, CancellationToken cancellation = default) =>
        session.Query<SeriesProfile>(
            """
            select indicator, coalesce(period, '') as period, coalesce(sex, '') as sex, count(*) as rows, count(distinct area) as areas, count(value) as known,
                   min(value) as minimum, median(value) as median, max(value) as maximum,
                   count(*) filter (where lower > value or upper < value) as outside_limits, count(*) filter (where missing = 'failed') as failed
            from read_parquet($path) group by all order by indicator, period, sex
            """,
            [("path", path)],
            cancellation);

    /// <summary>Rows of a file of figures by area, of those indicators only: those of one level.</summary>
    public IReadOnlyList<AreaRowCount> RowsByArea(string path, AreaLevel level, IReadOnlyList<string> indicators, CancellationToken cancellation = default) =>
        session.Query<(string Area, long Rows)>(
            """
            select coalesce(area, '') as area, count(*) as rows from read_parquet($path)
            where list_contains(string_split($indicators, ' '), indicator) group by 1 order by 1
            """,
            [("path", path), ("indicators", string.Join(' ', indicators))],
            cancellation).ConvertAll(a => new AreaRowCount(level, a.Area, a.Rows));

    /// <summary>Figures that one file has otherwise than another, those that differ most first.</summary>
    public IReadOnlyList<ChangedFigure> Differences(string before, string now, int limit, CancellationToken cancellation = default) =>
        session.Query<ChangedFigure>(
            """
            select coalesce(n.indicator, b.indicator) as indicator, coalesce(n.area, b.area) as area, coalesce(n.period, b.period) as period,
                   coalesce(n.sex, b.sex) as sex, b.value as before, n.value as now
            from read_parquet($before) b full join read_parquet($now) n using (indicator, area, period, sex)
            where b.value is distinct from n.value
            order by abs(n.value - b.value) / greatest(abs(b.value), 1e-9) desc nulls last, 1, 2, 3, 4 limit $limit
            """,
            [("before", before), ("now", now), ("limit", limit)],
            cancellation);

    /// <summary>A file of organisations, in the order of their codes.</summary>
    public IReadOnlyList<ListedOrganisation> Organisations(string path) =>
        session.Query<ListedOrganisation>(
            "select code, kind, name, status, postcode, changed, asset, expected_postcode from read_parquet($path) order by kind, code, asset",
            [("path", path)]);

    /// <summary>A file of what became of ICBs.</summary>
    public IcbHistory IcbHistory(string path) => IcbHistoryTable.ReadFile(session, path);

    /// <summary>Codes of a level within an ICB that have no place name.</summary>
    public IReadOnlyList<string> Unnamed(string path, string level, string icb) =>
        session.Query<string>(
            "select code from read_parquet($path) where level = $level and icb = $icb and place_name is null order by code",
            [("path", path), ("level", level), ("icb", icb)]);

    /// <summary>Codes of the LSOAs and MSOAs of an ICB, and of the authorities that its LSOAs lie in, each with its level.</summary>
    public IReadOnlyList<(string Level, string Code)> Within(string areas, string icb) =>
        session.Query<(string Level, string Code)>(
            """
            select level, code from read_parquet($path) where icb = $icb and level in ('lsoa21', 'msoa21')
            union
            select 'ltla24', ltla24 from read_parquet($path) where icb = $icb and level = 'lsoa21'
            order by 1, 2
            """,
            [("path", areas), ("icb", icb)]);

    /// <summary>One figure, or null where the file has none such.</summary>
    public double? Value(string path, string indicator, string area, string period, string sex = "persons") =>
        session.Query<double?>(
            "select value from read_parquet($path) where indicator = $indicator and area = $area and period = $period and sex = $sex",
            [("path", path), ("indicator", indicator), ("area", area), ("period", period), ("sex", sex)]).SingleOrDefault();

    public void Dispose() => session.Dispose();
}
