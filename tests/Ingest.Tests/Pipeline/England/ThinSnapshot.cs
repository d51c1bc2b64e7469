using System.Security.Cryptography;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Snapshot;
using HealthNeeds.Ingest.Tests.Publishers;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Ingest.Tests.Pipeline.England;

/// <summary>The project's data folder for all of England, of whose three large files only what an analysis cannot do without is kept: it is to be quick.</summary>
internal static class ThinSnapshot
{
    private static readonly Dictionary<string, string> Kept = new(StringComparer.Ordinal)
    {
        ["iod2019"] = "^iod2019-(imd|income|employment|education|adult-skills|crime|idaci|idaopi|barriers|environment|ypll|cidr|acute-morbidity|mental-health)$",
        ["iod2025"] = "^iod2025-(ypll|cidr|acute-morbidity|mental-health)$",
        ["census2021"] = "^census2021-aged-",
    };

    /// <param name="data">Where the folder is made.</param>
    public static void Write(string data)
    {
        var snapshot = Directory.CreateDirectory(Path.Combine(data, "snapshot")).FullName;
        CopiedCatalogues.Into(data, "asset-synonyms.json");
        var manifest = SnapshotVerifier.ReadManifest(RawFiles.Bundled);
        using var engine = Session.OpenInMemory(EngineLimits.Reader);
        List<SnapshotFile> files = [.. manifest.Files.Select(f => Copy(engine, f, Path.Combine(snapshot, f.Name)))];
        using var json = File.Create(Path.Combine(snapshot, SnapshotManifest.FileName));
        (manifest with { Files = files }).Write(json);
    }

    private static SnapshotFile Copy(Session engine, SnapshotFile file, string to)
    {
        var from = Path.Combine(RawFiles.Bundled, file.Name);
        if (file.Kind != SnapshotKinds.Observations || !Kept.TryGetValue(file.Source!, out var kept))
        {
            File.Copy(from, to);
            return file;
        }

        var rows = engine.Execute($"copy (from read_parquet('{from}') where regexp_matches(indicator, '{kept}')) to '{to}' (format parquet)");
        return file with { Rows = rows, Bytes = new FileInfo(to).Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(to))) };
    }
}
