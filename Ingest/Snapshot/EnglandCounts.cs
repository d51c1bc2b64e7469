using HealthNeeds.Core.Regions;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Snapshot;

/// <summary>Whether a snapshot holds as many areas of England and of the regions as their publisher counts.</summary>
internal static class EnglandCounts
{
    public static IEnumerable<SnapshotProblem> Check(SnapshotInspector inspector, string folder, CountedAreas counted, IReadOnlyList<Region> regions)
    {
        string At(string kind) => Path.Combine(folder, $"{kind}.parquet");
        var (areas, lsoas, msoas) = (At(SnapshotKinds.Areas), At(SnapshotKinds.Lsoa11ToLsoa21), At(SnapshotKinds.Msoa11ToMsoa21));
        var levels = inspector.CountBy(areas, "level");
        var icbs = inspector.IcbHistory(At(SnapshotKinds.IcbHistory));
        return
        [
            .. Same("areas.parquet", counted.Areas.ToDictionary(a => a.Key.Id(), a => (long)a.Value, StringComparer.Ordinal), levels.Where(l => l.Key != AreaLevel.Icb.Id()).ToDictionary(StringComparer.Ordinal)),
            .. Same("ICBs of today", icbs.Overlaps.Select(o => o.Now).Distinct().Count(), levels.GetValueOrDefault(AreaLevel.Icb.Id())),
            .. counted.FormerIcbs.SelectMany(f => Same($"ICBs of {f.Key}", f.Value, icbs.Overlaps.Where(o => o.Vintage == f.Key).Select(o => o.Former).Distinct().Count())),
            .. counted.FormerIcbs.SelectMany(f => Same($"LSOAs of the ICBs of {f.Key}", counted.Areas[AreaLevel.Lsoa21], icbs.Overlaps.Where(o => o.Vintage == f.Key).Sum(o => (long)o.Lsoas))),
            .. Same("crosswalk-lsoa11-lsoa21.parquet", counted.LsoaChanges.ToDictionary(c => c.Key, c => (long)c.Value, StringComparer.Ordinal), inspector.CountBy(lsoas, "change")),
            .. regions.Where(r => AreaLevels.Ranked.All(r.Areas.ContainsKey) && r.Code.Parts().All(RegionParts.IsIcb)).SelectMany(r => Same($"areas.parquet: {r.Name}", r.Areas.Values.Sum(), r.Code.Parts().Sum(c => inspector.RowsWith(areas, "icb", c.Value)))),
            .. Same("LSOAs of 2011", counted.Earlier[AreaLevel.Lsoa11], inspector.Distinct(lsoas, "lsoa11")),
            .. Same("LSOAs of 2021 with a predecessor", counted.Areas[AreaLevel.Lsoa21], inspector.Distinct(lsoas, "lsoa21")),
            .. Same("MSOAs of 2011", counted.Earlier[AreaLevel.Msoa11], inspector.Distinct(msoas, "msoa11")),
            .. Same("MSOAs of 2021 with a predecessor", counted.Areas[AreaLevel.Msoa21], inspector.Distinct(msoas, "msoa21")),
            .. Same("broken keys of areas", 0, inspector.BrokenKeys(areas, ["code"])),
            .. Same("broken keys of registrations", 0, inspector.BrokenKeys(At(SnapshotKinds.Registrations), ["practice", "lsoa11"])),
            .. Same("registrations outside the look-up", 0, inspector.Unknown(At(SnapshotKinds.Registrations), "lsoa11", [(lsoas, "lsoa11")]).Count),
            .. Same("LSOAs with a ward", 33_755, inspector.Distinct(At(SnapshotKinds.Wards), "lsoa21")),
            .. Same("wards of 2024 that LSOAs lie in", 6_784, inspector.Distinct(At(SnapshotKinds.Wards), "ward")),
            .. Same("LSOAs of wards outside the areas", 0, inspector.Unknown(At(SnapshotKinds.Wards), "lsoa21", [(areas, "code")]).Count),
            .. Same("broken keys of wards", 0, inspector.BrokenKeys(At(SnapshotKinds.Wards), ["lsoa21"])),
            .. Same("broken keys of networks", 0, inspector.BrokenKeys(At(SnapshotKinds.PracticeNetworks), ["practice"])),
            .. Same("practices of networks without registrations", 0, inspector.Unknown(At(SnapshotKinds.PracticeNetworks), "practice", [(At(SnapshotKinds.Registrations), "practice")]).Count),
            .. Same("look-up rows outside the areas", 0, inspector.Unknown(lsoas, "lsoa21", [(areas, "code")]).Count),
            .. Same("parents outside the areas", 0, inspector.Unknown(areas, "msoa21", [(areas, "code")]).Count + inspector.Unknown(areas, "ltla24", [(areas, "code")]).Count + inspector.Unknown(areas, "icb", [(areas, "code")]).Count),
        ];
    }

    private static IEnumerable<SnapshotProblem> Same(string what, IReadOnlyDictionary<string, long> expected, IReadOnlyDictionary<string, long> found) =>
        expected.Keys.Union(found.Keys, StringComparer.Ordinal).Where(k => expected.GetValueOrDefault(k) != found.GetValueOrDefault(k))
            .Select(k => new SnapshotProblem(what, $"{expected.GetValueOrDefault(k)} of {k}", $"{found.GetValueOrDefault(k)}"));

    private static IEnumerable<SnapshotProblem> Same(string what, long expected, long found) =>
        expected == found ? [] : [new SnapshotProblem(what, $"{expected}", $"{found}")];
}

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
