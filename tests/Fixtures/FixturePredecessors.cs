using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Codes of 2011 that became areas of South Yorkshire, as ONS's look-ups of LSOAs and MSOAs of 2011 to 2021 have them, and a district that was made up.</summary>
public static class FixturePredecessors
{
    /// <summary>Barnsley 010G, divided into Barnsley 010I and 010J.</summary>
    public const string Divided = "E01032550";

    /// <summary>Rotherham 024C, now a part of Rotherham 034G.</summary>
    public const string Merged = "E01007813";

    /// <summary>Rotherham 022, now a part of Rotherham 034.</summary>
    public const string Msoa = "E02001599";

    /// <summary>Of no district: it stands for one that became a part of Barnsley. No district of South Yorkshire was abolished.</summary>
    public const string District = "E07999999";

    private static readonly (string Code, string Before)[] Links =
    [
        ("E01034258", Divided), ("E01034259", Divided), ("E01034253", Merged), ("E01034253", "E01007814"), ("E02007002", Msoa), ("E02007002", "E02001601"), ("E08000016", District),
    ];

    internal static void Append(ReleaseWriter writer)
    {
        var held = FixtureAreas.All.Select(a => a.Code.Value).ToHashSet(StringComparer.Ordinal);
        writer.AppendPredecessors(Links.Where(l => held.Contains(l.Code)).Select(l => (new AreaCode(l.Code), new AreaCode(l.Before))));
    }
}
