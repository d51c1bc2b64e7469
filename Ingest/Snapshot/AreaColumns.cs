using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Snapshots;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>Where the codes of each level are listed in a snapshot.</summary>
internal static class AreaColumns
{
    public static IReadOnlyList<(string Path, string Column)> Of(string folder, IReadOnlySet<AreaLevel> levels) => [(File(folder, SnapshotKinds.Areas), "code"), .. levels.Select(l => Of(folder, l))];

    private static (string Path, string Column) Of(string folder, AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 => (File(folder, SnapshotKinds.Lsoa11ToLsoa21), "lsoa11"),
        AreaLevel.Msoa11 => (File(folder, SnapshotKinds.Msoa11ToMsoa21), "msoa11"),
        AreaLevel.Ltla21 => (File(folder, SnapshotKinds.Ltla21ToLtla24), "ltla21"),
        AreaLevel.Practice => (File(folder, SnapshotKinds.Registrations), "practice"),
        _ => (File(folder, SnapshotKinds.Areas), "code"),
    };

    private static string File(string folder, string kind) => Path.Combine(folder, $"{kind}.parquet");
}
