using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

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
