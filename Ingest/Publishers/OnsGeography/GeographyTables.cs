using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Geography;

namespace HealthNeeds.Ingest.Publishers.OnsGeography;

/// <summary>The areas of every level and how older ones become newer ones, as tables of a snapshot.</summary>
internal static class GeographyTables
{
    /// <returns>Each kind, and what writes its table to a path and returns how many rows it wrote.</returns>
    /// <exception cref="InvalidDataException">The look-ups do not fit together.</exception>
    public static IReadOnlyList<(string Kind, Func<string, long> Write)> Of(EnglandGeography geography, IReadOnlyDictionary<string, int> population)
    {
        Check(geography, population);
        var msoas = AreaCrosswalks.Msoas(geography, population);
        var areas = new AreaBuilder(geography, population, msoas).Build();
        return
        [
            (SnapshotKinds.Areas, path => SnapshotTables.Areas(path, areas)),
            (SnapshotKinds.IcbHistory, path => SnapshotTables.IcbHistory(path, IcbLookUps.History(geography.Icbs))),
            (SnapshotKinds.Lsoa11ToLsoa21, path => SnapshotTables.LsoaChanges(path, geography.LsoaChanges)),
            (SnapshotKinds.Msoa11ToMsoa21, path => SnapshotTables.Changes(path, "msoa11", "msoa21", msoas)),
            (SnapshotKinds.Ltla21ToLtla24, path => SnapshotTables.Changes(path, "ltla21", "ltla24", AreaCrosswalks.Authorities(geography, population))),
        ];
    }

    private static void Check(EnglandGeography geography, IReadOnlyDictionary<string, int> population)
    {
        var lsoas = geography.Lsoas.Select(l => l.Code).ToList();
        Whole("a census population", lsoas.Where(l => !population.ContainsKey(l)));
        Whole("a rural–urban class", lsoas.Where(l => !geography.RuralUrban.ContainsKey(l)));
        Whole("a centroid", lsoas.Where(l => !geography.Centroids.ContainsKey(l)));
        var msoas = geography.Msoa11Names.Values.ToHashSet(StringComparer.Ordinal);
        Whole("an MSOA of 2011 by its name", geography.LsoaChanges.Where(c => c.Lsoa11Name.Length == 0 || !msoas.Contains(c.Lsoa11Name[..^1])).Select(c => c.Lsoa11));
        var known = lsoas.ToHashSet(StringComparer.Ordinal);
        var msoas21 = geography.Lsoas.Select(l => l.Msoa).ToHashSet(StringComparer.Ordinal);
        Whole("an MSOA of 2021 that has LSOAs", geography.Msoa11To21.Where(b => !msoas21.Contains(b.Value)).Select(b => b.Key));
        var succeeded = geography.LsoaChanges.Select(c => c.Lsoa21).ToHashSet(StringComparer.Ordinal);
        Whole("an LSOA of 2011 that it came from", lsoas.Where(l => !succeeded.Contains(l)));
        Whole("an LSOA of 2021 that is there", geography.LsoaChanges.Where(c => !known.Contains(c.Lsoa21)).Select(c => c.Lsoa11));
    }

    private static void Whole(string expected, IEnumerable<string> without)
    {
        var codes = without.Take(1001).ToList();
        if (codes.Count > 0)
            throw new InvalidDataException($"Look-ups do not fit together: expected {expected} for every area; {(codes.Count > 1000 ? "more than 1,000 have" : codes.Count == 1 ? "one has" : $"{codes.Count} have")} none, as {codes[0]}.");
    }
}
