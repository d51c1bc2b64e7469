using HealthNeeds.Core.Snapshots;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Geography;

/// <summary>The codes of England that a figure may be about.</summary>
/// <param name="Practices">GP practices whose patients can be placed.</param>
internal sealed record KnownAreas(
    IReadOnlySet<string> Lsoa11,
    IReadOnlySet<string> Lsoa21,
    IReadOnlySet<string> Msoa11,
    IReadOnlySet<string> Ltla21,
    IReadOnlySet<string> Ltla24,
    IReadOnlySet<string> Practices)
{
    /// <summary>MSOAs of 2021; empty where nothing is held for them.</summary>
    public IReadOnlySet<string> Msoa21 { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>MSOAs of both years; most are in both.</summary>
    public IReadOnlySet<string> Msoas => field ??= Msoa11.Union(Msoa21).ToHashSet(StringComparer.Ordinal);
}

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

/// <summary>
/// Which year's LSOAs a file names. Most codes are the same in both years, so only those that one year alone has tell.
/// </summary>
internal static class LsoaVintage
{
    /// <returns>2011 or 2021.</returns>
    /// <exception cref="InvalidDataException">It names LSOAs of both years, or none that tells.</exception>
    public static int Of(string file, IEnumerable<string> codes, KnownAreas areas)
    {
        var (old, now) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var code in codes)
        {
            var (is11, is21) = (areas.Lsoa11.Contains(code), areas.Lsoa21.Contains(code));
            if (is11 != is21)
                (is11 ? old : now).Add(code);
        }

        return (old.Count, now.Count) switch
        {
            ( > 0, 0) => 2011,
            (0, > 0) => 2021,
            (0, 0) => throw new InvalidDataException($"{file}: expected LSOAs that only 2011 or only 2021 has; found none, so the year cannot be told."),
            _ => throw new InvalidDataException($"{file}: expected the LSOAs of one year; found {old.Count} that only 2011 has, as {old.Min}, and {now.Count} that only 2021 has, as {now.Min}."),
        };
    }
}
