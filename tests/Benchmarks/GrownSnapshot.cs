using System.Text.RegularExpressions;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Benchmarks;

/// <summary>
/// The project's data folder for an England of so many times the areas, or so many times the years. Every area, practice and figure stands there again under
/// codes of its own; counts of the country are so many times as large. A copy's older years are the same figures a hundred years before.
/// </summary>
internal sealed partial class GrownSnapshot(int areas, int years)
{
    private const int CenturyYears = 100;

    private static readonly string[] AreaColumns = ["area", "code", "msoa21", "ltla24", "icb", "icb24", "former", "now", "lsoa11", "lsoa21", "msoa11", "ltla21", "practice", "ward", "network"];

    private readonly Session engine = Session.OpenInMemory(EngineLimits.Writer);

    /// <param name="data">Where the folder is made.</param>
    public void Write(string data)
    {
        var carried = Path.Combine(RepositoryRoot.Path, "data");
        foreach (var file in Directory.EnumerateFiles(carried, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            var to = Path.Combine(data, Path.GetRelativePath(carried, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        var (from, into) = (Path.Combine(carried, "snapshot"), Path.Combine(data, "snapshot"));
        var manifest = SnapshotVerifier.ReadManifest(from);
        WritePractices(from);
        WriteNetworks(from);
        List<SnapshotFile> files = [.. manifest.Files.Select(f => Copy(f, Path.Combine(from, f.Name), Path.Combine(into, f.Name)))];
        using var json = File.Create(Path.Combine(into, SnapshotManifest.FileName));
        (manifest with { Files = files, Sources = [.. manifest.Sources.Select(s => Grown(s, files))] }).Write(json);
        engine.Dispose();
    }

    /// <summary>What a source counts is what its figures are, so that nothing seems to be lost.</summary>
    private static SnapshotSource Grown(SnapshotSource source, IEnumerable<SnapshotFile> files) =>
        files.Where(f => f.Source == source.Id && f.Kind == SnapshotKinds.Observations).Sum(f => f.Rows) is > 0 and var rows ? source with { RowsIn = rows + source.RowsRejected, RowsKept = rows } : source;

    /// <summary>Practices have codes without room for copies: a copy's are of letters and numbers that no practice has.</summary>
    private void WritePractices(string folder) => engine.Execute(
        $"""
        create table practice as select code, row_number() over (order by code) as number
        from (select distinct practice as code from read_parquet('{Path.Combine(folder, "registrations.parquet")}')
            union select distinct area from read_parquet('{Path.Combine(folder, "observations-*.parquet")}', union_by_name = true) where not regexp_matches(area, '^E[0-9]+$'))
        """);

    /// <summary>Networks have codes of five digits, far apart: a copy's are of those between.</summary>
    private void WriteNetworks(string folder) => engine.Execute(
        $"""
        create table network as select code, row_number() over (order by code) as number from (select distinct network as code from read_parquet('{Path.Combine(folder, "practice-networks.parquet")}'));
        create table spare as select code, row_number() over (order by code) as number from (select 'U' || lpad(range::varchar, 5, '0') as code from range(100000)) where code not in (select code from network)
        """);

    private SnapshotFile Copy(SnapshotFile file, string from, string to)
    {
        var columns = engine.Query<string>($"select column_name from (describe from read_parquet('{from}'))");
        if (file.Kind == SnapshotKinds.Rejections || !columns.Exists(AreaColumns.Contains))
        {
            File.Copy(from, to);
            return file;
        }

        var copies = Enumerable.Range(0, areas).SelectMany(k => Enumerable.Range(0, file.Kind == SnapshotKinds.Observations ? years : 1).Select(y => (k, y))).Select(c => Select(from, columns, c.k, c.y));
        var rows = engine.Execute($"copy ({string.Join(" union all ", copies)}) to '{to}' (format parquet)");
        using var written = File.OpenRead(to);
        return file with { Rows = rows, Bytes = written.Length, Sha256 = Sha256Text.OfAsync(written, CancellationToken.None).GetAwaiter().GetResult() };
    }

    private string Select(string from, IReadOnlyList<string> columns, int copy, int century)
    {
        var (codes, own) = (columns.Where(AreaColumns.Contains).ToList(), columns.Contains("area") ? "area" : "code");
        var values = columns.Select(c => codes.Contains(c) ? $"{Code(c, copy)} as {c}"
            : c is "count" or "denominator" or "population" && columns.Contains(own) && copy == 0 ? $"{c} * case when {own} = '{AreaCode.England}' then {areas} else 1 end as {c}"
            : c is "name" && copy > 0 ? $"name || ' {copy}' as name"
            : c is "period" && century > 0 ? Period(from, century)
            : c);
        var kept = copy == 0 ? "true" : string.Join(" and ", codes.Select(c => $"({c} is null or {c} not in ('{AreaCode.England}', {RecodedAreas.Newer}))"));
        return $"select {string.Join(", ", values)} from read_parquet('{from}') f where {kept}";
    }

    private static string Code(string column, int copy) => copy == 0 ? column : column == "network"
        ? $"(select s.code from network n join spare s on s.number = {copy - 1} * (select count(*) from network) + n.number where n.code = f.network)"
        : $"""
        case when {column} is null then null
            when regexp_matches({column}, '^E[0-9]+$') then left({column}, 3) || lpad((substr({column}, 4)::integer + {copy} * {Step(column)})::varchar, 6, '0')
            else (select chr((65 + ({copy - 1} * 10000 + number) // 70000)::integer) || lpad((({copy - 1} * 10000 + number) % 70000)::varchar, 5, '0') from practice p where p.code = f.{column}) end
        """;

    /// <summary>Further than the highest number that ONS has given of each kind; of other kinds there are fewer than a thousand.</summary>
    private static string Step(string column) => $"case left({column}, 3) when 'E01' then 36000 when 'E02' then 8000 when 'E05' then 20000 else 1000 end";

    private string Period(string from, int century)
    {
        var periods = engine.Query<string>($"select distinct period from read_parquet('{from}') where period is not null");
        return $"case period {string.Join(' ', periods.Select(p => $"when '{p}' then '{Year().Replace(p, y => $"{int.Parse(y.Value, null) - (CenturyYears * century)}")}'"))} end as period";
    }

    [GeneratedRegex("[0-9]{4}", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex Year();
}
