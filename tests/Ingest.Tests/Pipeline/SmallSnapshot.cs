using System.Security.Cryptography;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Fixtures;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Pipeline;

/// <summary>A data folder with the project's catalogues and a snapshot of South Yorkshire: real areas, one indicator, and whatever rows a test adds.</summary>
internal sealed class SmallSnapshot : IDisposable
{
    /// <summary>Written once and copied: every file takes an engine of its own to write.</summary>
    private static readonly Lazy<SmallSnapshot> Plain = new(() =>
    {
        var made = new SmallSnapshot(Sound);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => made.Dispose();
        return made;
    });

    private readonly string _root = Directory.CreateTempSubdirectory("small-snapshot-").FullName;
    private readonly List<SnapshotFile> _files = [];
    private IReadOnlyList<string> _lsoas = Codes(AreaLevel.Lsoa21);

    /// <param name="rows">Rows after the 860 sound ones: indicator, area, period, sex, value, lower, upper, missing.</param>
    public SmallSnapshot(params (string Indicator, string Area, string Period, string Sex, double? Value, double? Lower, double? Upper, string? Missing)[] rows)
        : this(Plain.Value)
    {
        if (rows.Length > 0)
            Publish(Sound, rows);
    }

    /// <summary>All that another has, releases included, in folders of its own.</summary>
    public SmallSnapshot(SmallSnapshot other)
    {
        foreach (var file in Directory.EnumerateFiles(other._root, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_root, Path.GetRelativePath(other._root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        _files.AddRange(other._files);
        _lsoas = other._lsoas;
    }

    private SmallSnapshot(Func<int, double> value)
    {
        Directory.CreateDirectory(Paths.Snapshot);
        CopiedCatalogues.Into(Paths.Data);
        Redraw([.. FixtureAreas.All]);
        Write(SnapshotKinds.Msoa11ToMsoa21, null, path => SnapshotTables.Changes(path, "msoa11", "msoa21", [.. Codes(AreaLevel.Msoa21).Select(c => new AreaSuccessor(c, c, "U", 1000))]));
        Write(SnapshotKinds.Registrations, "gp-registrations", path => SnapshotTables.Registrations(path, [new Registration("C85004", Codes(AreaLevel.Lsoa21)[0], 1200)]));
        Write(SnapshotKinds.Rejections, null, path => SnapshotTables.Rejections(path, [new Rejection("iod2025", "outside-england", 7, "W01000001", "Only areas of England are carried.", "W01000001", "an LSOA of England")]));
        Publish(value);
    }

    /// <summary>Other areas, from the next publication on.</summary>
    /// <param name="changed">LSOAs and authorities that are no older one of the same code: the older code, and the new one.</param>
    public void Redraw(IReadOnlyList<Area> areas, params (string Before, string Now)[] changed)
    {
        _files.RemoveAll(f => f.Kind is SnapshotKinds.Areas or SnapshotKinds.IcbHistory or SnapshotKinds.Lsoa11ToLsoa21 or SnapshotKinds.Ltla21ToLtla24);
        IReadOnlyList<(string Before, string Now)> Pairs(AreaLevel level) =>
            [.. areas.Where(a => a.Level == level).Select(a => a.Code.Value).Order(StringComparer.Ordinal).SelectMany(c => changed.Where(p => p.Now == c).DefaultIfEmpty((c, c)))];
        _lsoas = [.. Pairs(AreaLevel.Lsoa21).Select(p => p.Now).Distinct()];
        Write(SnapshotKinds.Areas, null, path => SnapshotTables.Areas(path, areas));
        Write(SnapshotKinds.IcbHistory, null, path => SnapshotTables.IcbHistory(path, FixtureAreas.Icbs));
        Write(SnapshotKinds.Lsoa11ToLsoa21, null, path => SnapshotTables.LsoaChanges(path, [.. Pairs(AreaLevel.Lsoa21).Select(p => new LsoaSuccessor(p.Before, p.Before, p.Now, "U", "E08000016"))]));
        Write(SnapshotKinds.Ltla21ToLtla24, null, path => SnapshotTables.Changes(path, "ltla21", "ltla24", [.. Pairs(AreaLevel.Ltla24).Select(p => new AreaSuccessor(p.Before, p.Now, "U", 1000))]));
    }

    /// <summary>What the publisher says now, in the place of what it said before.</summary>
    /// <param name="value">By the position of an LSOA in <see cref="Codes"/>, or among the areas last drawn.</param>
    public void Publish(Func<int, double> value, params (string Indicator, string Area, string Period, string Sex, double? Value, double? Lower, double? Upper, string? Missing)[] rows)
    {
        _files.RemoveAll(f => f.Kind == SnapshotKinds.Observations);
        var sound = _lsoas.Select((area, i) => ("iod2025-ypll", area, "2018–22", "persons", (double?)value(i), (double?)null, (double?)null, (string?)null));
        Write(SnapshotKinds.Observations, "iod2025", path => Figures(path, sound.Concat(rows)));
        Describe();
    }

    /// <summary>What another publisher says beside it, until the next publication.</summary>
    public void PublishBeside(string source, params IReadOnlyList<(string Indicator, string Area, string Period, string Sex, double? Value, double? Lower, double? Upper, string? Missing)> rows)
    {
        Write(SnapshotKinds.Observations, source, path => Figures(path, rows));
        Describe(source);
    }

    private void Describe(params string[] more)
    {
        using var json = File.Create(Path.Combine(Paths.Snapshot, SnapshotManifest.FileName));
        new SnapshotManifest(SnapshotManifest.CurrentSchema, [Described("iod2025"), Described("gp-registrations"), .. more.Select(Described)], _files).Write(json);
    }

    public static double Sound(int lsoa) => 40 + (lsoa * 0.05);

    public IngestPaths Paths => new(Path.Combine(_root, "releases"), Path.Combine(_root, "data"));

    public static IReadOnlyList<string> Codes(AreaLevel level) => [.. FixtureAreas.At(level).Select(a => a.Code.Value).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static long Figures(string path, IEnumerable<(string Indicator, string Area, string Period, string Sex, double? Value, double? Lower, double? Upper, string? Missing)> rows)
    {
        using var table = new ParquetTable(
            new("indicator", ParquetType.Text), new("area", ParquetType.Text), new("period", ParquetType.Text), new("sex", ParquetType.Text),
            new("value", ParquetType.Number), new("lower", ParquetType.Number), new("upper", ParquetType.Number),
            new("count", ParquetType.Number), new("denominator", ParquetType.Number), new("missing", ParquetType.Text), new("line", ParquetType.Whole));
        foreach (var r in rows)
        {
            table.Add(r.Item1).Add(r.Item2).Add(r.Item3).Add(r.Item4).Add(r.Item5).Add(r.Item6).Add(r.Item7);
            table.Add((double?)null).Add((double?)null).Add(r.Item8).Add((int?)table.Rows).EndRow();
        }

        table.WriteTo(path, ["line"]);
        return table.Rows;
    }

    private static SnapshotSource Described(string id) => new(
        id, "publisher", "title", new Uri("https://example.org/"), "licence", "attribution", "2021", 10, 9, 1, 0, [new RawFile("raw.csv", new string('a', 64), 1, 10, 9, 1, 0)]);

    private void Write(string kind, string? source, Func<string, long> write)
    {
        var name = $"{kind}{(source is null ? string.Empty : $"-{source}")}.parquet";
        var path = Path.Combine(Paths.Snapshot, name);
        var rows = write(path);
        _files.Add(new SnapshotFile(name, kind, source, rows, new FileInfo(path).Length, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));
    }
}
