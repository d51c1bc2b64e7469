using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.NhsDigital;

/// <summary>Which NHS region each practice of the framework is in, from the look-up in its zip. It only names what is missing, so nothing depends on it.</summary>
internal static class QofRegions
{
    /// <param name="table">Read to its end.</param>
    /// <returns>Empty where it has no such columns.</returns>
    public static Dictionary<string, string> Read(RawTable table)
    {
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!table.Has("PRACTICE_CODE") || !table.Has("REGION_NAME"))
            return regions;
        var (practice, region) = (table.Column("PRACTICE_CODE"), table.Column("REGION_NAME"));
        while (table.Read())
        {
            if (table.IsComplete)
                regions.TryAdd(table[practice], table[region]);
        }

        return regions;
    }
}
