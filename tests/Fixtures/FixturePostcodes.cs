using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Fixtures;

/// <summary>Postcodes as the ONS Postcode Directory has them: some in two neighbourhoods of Barnsley, one of them no longer in use. None of them is the directory's own row.</summary>
internal static class FixturePostcodes
{
    public const string Source = "ons-postcodes";

    private static readonly AreaCode Worsbrough = new("E01007317");
    private static readonly AreaCode Other = new("E01007318");

    private static readonly PostcodePlace[] All =
    [
        new("S70 1AA", Worsbrough, Terminated: null),
        new("S70 1AB", Worsbrough, Terminated: null),
        new("S70 1AD", Other, Terminated: null),
        new("S70 1AE", Other, "1996-06"),
        new("S70 2AA", Other, Terminated: null),
    ];

    public static void Append(ReleaseWriter writer)
    {
        var path = Path.Combine(Path.GetTempPath(), $"fixture-postcodes-{Guid.NewGuid():N}.parquet");
        try
        {
            using (var file = new PostcodeFile("2026-08"))
            {
                foreach (var place in All)
                    file.Add(place);
                file.WriteTo(path);
            }

            writer.AppendPostcodes(Source, path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
