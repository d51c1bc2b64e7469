using System.Text.Json;
using HealthNeeds.Core.Text;

namespace HealthNeeds.Core.Snapshots;

/// <summary>What data/snapshot holds and where it came from. Carries no clock time: the same raw files give the same manifest.</summary>
/// <param name="Schema">Version of the files' layout.</param>
public sealed record SnapshotManifest(int Schema, IReadOnlyList<SnapshotSource> Sources, IReadOnlyList<SnapshotFile> Files)
{
    public const int CurrentSchema = 1;

    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Indented = new(CatalogueJson.Options) { WriteIndented = true };

    /// <exception cref="CatalogueException">The file is malformed or of another schema.</exception>
    public static SnapshotManifest Read(Stream json, string file = FileName)
    {
        var manifest = CatalogueJson.Read<SnapshotManifest>(json, file);
        return manifest.Schema == CurrentSchema
            ? manifest
            : throw new CatalogueException(file, "schema", $"{CurrentSchema}", $"{manifest.Schema}");
    }

    public void Write(Stream json)
    {
        JsonSerializer.Serialize(json, this, Indented);
        json.Write("\n"u8);
    }
}

/// <summary>One source as the snapshot took it in. RowsIn is RowsKept plus RowsRejected, here and for each raw file.</summary>
/// <param name="FiguresRejected">Single figures of kept rows that broke a rule; they are stored as missing.</param>
/// <param name="RawFiles">The publisher's files it was read from.</param>
public sealed record SnapshotSource(
    string Id,
    string Publisher,
    string Title,
    Uri Address,
    string Licence,
    string Attribution,
    string Period,
    long RowsIn,
    long RowsKept,
    long RowsRejected,
    long FiguresRejected,
    IReadOnlyList<RawFile> RawFiles);

/// <summary>One Parquet file of the snapshot.</summary>
/// <param name="Kind">One of <see cref="SnapshotKinds"/>.</param>
/// <param name="Source">Id of the source its rows come from, or null where several sources meet.</param>
public sealed record SnapshotFile(string Name, string Kind, string? Source, long Rows, long Bytes, string Sha256);

/// <summary>A publisher's file, by the hash of its bytes, and what became of its rows.</summary>
public sealed record RawFile(string Name, string Sha256, long Bytes, long RowsIn, long RowsKept, long RowsRejected, long FiguresRejected);

/// <summary>What a file of the snapshot is. The columns of each are in docs/data.md.</summary>
public static class SnapshotKinds
{
    public const string Observations = "observations";
    public const string Breakdowns = "breakdowns";
    public const string Areas = "areas";
    public const string IcbHistory = "icb-history";
    public const string Lsoa11ToLsoa21 = "crosswalk-lsoa11-lsoa21";
    public const string Msoa11ToMsoa21 = "crosswalk-msoa11-msoa21";
    public const string Ltla21ToLtla24 = "crosswalk-ltla21-ltla24";
    public const string Registrations = "registrations";
    public const string Wards = "wards";
    public const string PracticeNetworks = "practice-networks";
    public const string Organisations = "organisations";
    public const string ResearchAwards = "research-awards";
    public const string TrustCatchments = "trust-catchments";
    public const string Postcodes = "postcodes";
    public const string Rejections = "rejections";

    /// <summary>What an installation says of an own indicator, in JSON. Never bundled.</summary>
    public const string OwnDefinition = "own-definition";
}
