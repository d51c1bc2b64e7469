using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live;

/// <summary>The codes that figures may name, from the areas and look-ups of a snapshot.</summary>
internal static class SnapshotAreas
{
    public static KnownAreas Read(string snapshot)
    {
        using var inspector = new SnapshotInspector();
        string At(string kind) => Path.Combine(snapshot, $"{kind}.parquet");
        var areas = At(SnapshotKinds.Areas);
        return new KnownAreas(
            Set(inspector.Values(At(SnapshotKinds.Lsoa11ToLsoa21), "lsoa11")),
            Set(inspector.Codes(areas, AreaLevel.Lsoa21.Id())),
            Set(inspector.Values(At(SnapshotKinds.Msoa11ToMsoa21), "msoa11")),
            Set(inspector.Values(At(SnapshotKinds.Ltla21ToLtla24), "ltla21")),
            Set(inspector.Codes(areas, AreaLevel.Ltla24.Id())),
            Set(inspector.Values(Practices(snapshot), "practice")))
        {
            Msoa21 = Set(inspector.Codes(areas, AreaLevel.Msoa21.Id())),
        };
    }

    private static string Practices(string snapshot) => Directory.EnumerateFiles(snapshot, $"{SnapshotKinds.Registrations}*.parquet").Order(StringComparer.Ordinal).First();

    private static HashSet<string> Set(IEnumerable<string> codes) => codes.ToHashSet(StringComparer.Ordinal);
}
