using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OnsStatistics;
using HealthNeeds.Ingest.Publishers.PatientRegistrations;
using HealthNeeds.Ingest.Publishers.QualityOutcomes;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>
/// Makes data/snapshot from a folder of publishers' files. The same files give the same bytes. Everything is written
/// beside the target first; the manifest moves last, so a build that is stopped leaves no manifest that lies.
/// </summary>
/// <param name="figureFiles">Files of figures to read; the census age table must be among them, for it says how many live where.</param>
internal sealed class SnapshotBuilder(IndicatorCatalogue catalogue, IReadOnlyList<FigureFile> figureFiles)
{
    private readonly CensusResidents residents = new();
    private readonly List<SnapshotFile> files = [];

    public SnapshotBuilder(IndicatorCatalogue catalogue)
        : this(catalogue, AllFigureFiles)
    {
    }

    public static IReadOnlyList<FigureFile> AllFigureFiles { get; } =
        [.. Indices2025Columns.Files, .. Indices2019Columns.Files, .. Census2021.Files, .. BundledQof2021.Files, BundledQof2022.File, new MsoaLifeExpectancyFile(), new AuthorityLifeExpectancyFile(), new HealthIndexFile(), new FingertipsSmokingFile(),
            .. FingertipsPracticeFile.Files, .. LocalStatisticsFile.Files];

    /// <param name="said">Told what is being done.</param>
    public SnapshotManifest Build(string from, string to, Action<string> said, CancellationToken cancellation)
    {
        residents.Clear();
        files.Clear();
        var staging = Directory.CreateDirectory($"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(to))}.staging").FullName;
        try
        {
            var manifest = Stage(new RawFolder(from), staging, said, cancellation);
            Publish(manifest, staging, to);
            return manifest;
        }
        finally
        {
            Directory.Delete(staging, recursive: true);
        }
    }

    private SnapshotManifest Stage(RawFolder folder, string staging, Action<string> said, CancellationToken cancellation)
    {
        said("Geography");
        var geography = new GeographyFiles(folder).Read();
        said("Registrations");
        var practices = Patients(folder, geography, staging);
        Figures(folder, geography.Known(practices), staging, said, cancellation);
        said("Areas, crosswalks, wards and networks");
        Places(geography, staging);
        Groups(folder, geography, staging);
        Add(staging, SnapshotKinds.Rejections, source: null, path => SnapshotTables.Rejections(path, folder.Rejections));
        return new SnapshotManifest(SnapshotManifest.CurrentSchema, [.. catalogue.Sources.Where(s => s.Supply != FigureSupply.LiveOnly).Select(s => Describe(folder, s))], [.. files.OrderBy(f => f.Name, StringComparer.Ordinal)]);
    }

    /// <returns>The practices that have patients in England.</returns>
    private HashSet<string> Patients(RawFolder folder, EnglandGeography geography, string staging)
    {
        var practices = new HashSet<string>(StringComparer.Ordinal);
        var lsoas = geography.LsoaChanges.Select(c => c.Lsoa11).ToHashSet(StringComparer.Ordinal);
        var registrations = BundledRegistrations.Read(folder, lsoas).Select(r =>
        {
            practices.Add(r.Practice);
            return r;
        });
        Add(staging, SnapshotKinds.Registrations, BundledRegistrations.Source, path => SnapshotTables.Registrations(path, registrations));
        return practices;
    }

    private void Figures(RawFolder folder, KnownAreas areas, string staging, Action<string> said, CancellationToken cancellation)
    {
        var indicators = catalogue.Indicators.ToDictionary(i => i.Id.Value, StringComparer.Ordinal);
        foreach (var source in figureFiles.GroupBy(f => f.Source, StringComparer.Ordinal))
        {
            said(source.Key);
            using var table = new FigureTable();
            var intake = new FigureIntake(indicators, figure => Accept(table, figure));
            foreach (var file in source)
            {
                cancellation.ThrowIfCancellationRequested();
                file.Read(folder, areas, intake);
            }

            Add(staging, SnapshotKinds.Observations, source.Key, path =>
            {
                table.WriteTo(path);
                return table.Rows;
            });
        }
    }

    private void Accept(FigureTable table, PublishedFigure figure)
    {
        table.Add(figure);
        residents.Take(figure);
    }

    private void Places(EnglandGeography geography, string staging)
    {
        foreach (var (kind, write) in GeographyTables.Of(geography, residents.ByLsoa))
            Add(staging, kind, source: null, write);
    }

    private void Groups(RawFolder folder, EnglandGeography geography, string staging)
    {
        Add(staging, SnapshotKinds.Wards, WardFile.Source, path => PlaceGroupTables.WriteWards(path, WardFile.Read(folder, geography.Lsoas.Select(l => l.Code).ToHashSet(StringComparer.Ordinal)), WardFile.Edition));
        var (networks, edition) = NetworkFile.Read(folder);
        Add(staging, SnapshotKinds.PracticeNetworks, NetworkFile.Source, path => PlaceGroupTables.WriteNetworks(path, networks, edition));
    }

    private void Add(string staging, string kind, string? source, Func<string, long> write)
    {
        var name = kind == SnapshotKinds.Observations ? $"{kind}-{source}.parquet" : $"{kind}.parquet";
        var path = Path.Combine(staging, name);
        var rows = write(path);
        files.Add(new SnapshotFile(name, kind, source, rows, new FileInfo(path).Length, Sha256Text.OfFile(path)));
    }

    private static SnapshotSource Describe(RawFolder folder, Source s)
    {
        var raw = folder.Reports.Where(r => r.Source == s.Id).Select(folder.Describe).OrderBy(r => r.Name, StringComparer.Ordinal).ToList();
        return new SnapshotSource(s.Id, s.Publisher, s.Title, s.Address, s.Licence, s.Attribution, s.Period, raw.Sum(r => r.RowsIn), raw.Sum(r => r.RowsKept), raw.Sum(r => r.RowsRejected), raw.Sum(r => r.FiguresRejected), raw);
    }

    private static void Publish(SnapshotManifest manifest, string staging, string to)
    {
        Directory.CreateDirectory(to);
        File.Delete(Path.Combine(to, SnapshotManifest.FileName));
        foreach (var old in Directory.EnumerateFiles(to, "*.parquet"))
            File.Delete(old);
        foreach (var file in manifest.Files)
            File.Move(Path.Combine(staging, file.Name), Path.Combine(to, file.Name));
        using (var json = File.Create(Path.Combine(staging, SnapshotManifest.FileName)))
            manifest.Write(json);
        File.Move(Path.Combine(staging, SnapshotManifest.FileName), Path.Combine(to, SnapshotManifest.FileName));
    }
}
