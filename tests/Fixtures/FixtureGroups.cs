using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

/// <summary>Four wards of the first LSOAs by code, two of one name in two local authorities, and three networks, of which one has the fixture's practice.</summary>
public static class FixtureGroups
{
    public const string Ward = "E05000982", OtherWard = "E05000981", Network = "U36780", WithoutPatients = "U00001", WardOfTheSameName = "E05000976", ElsewhereOfTheSameName = "E05010787";

    public const int WardLsoas = 7;

    public static IReadOnlyList<WardPlace> Wards
    {
        get
        {
            // In the order of their codes once, and not for every place that is looked at.
            Area[] lsoas = [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code)];
            return [.. new[] { (Ward, "Dearne South", Here(lsoas, 0)), (OtherWard, "Dearne North", Here(lsoas, 1)), (WardOfTheSameName, "Central", Here(lsoas, 2)), (ElsewhereOfTheSameName, "Central", Elsewhere(lsoas)) }
                .SelectMany(w => w.Item3.Select(a => new WardPlace(a.Code, new AreaCode(w.Item1), w.Item2))).OrderBy(w => w.Ward).ThenBy(w => w.Lsoa)];
        }
    }

    /// <summary>One of the network's two practices has no registrations.</summary>
    public static IReadOnlyList<NetworkPractice> Networks =>
    [
        new("Z99997", WithoutPatients, "Nowhere PCN"),
        new("Z99998", Network, "Dearne Valley PCN"),
        new(FixturePractices.Practice, Network, "Dearne Valley PCN"),
    ];

    /// <summary>The LSOAs of a ward of the first local authority.</summary>
    private static IEnumerable<Area> Here(Area[] lsoas, int ward) => lsoas.Where(a => a.LocalAuthority == lsoas[0].LocalAuthority).Skip(ward * WardLsoas).Take(WardLsoas);

    private static IEnumerable<Area> Elsewhere(Area[] lsoas) => lsoas.Where(a => a.LocalAuthority != lsoas[0].LocalAuthority).Take(WardLsoas);

    internal static void Append(ReleaseWriter writer)
    {
        writer.AppendWards("ons-wards", (Wards, "2024"));
        writer.AppendPracticeNetworks("ohid-networks", (Networks, "2023-10-27"));
    }
}

/// <summary>Where the patients of one practice live: three LSOAs in order of their codes. No practice has this code.</summary>
public static class FixturePractices
{
    public const string Practice = "Z99999";

    private static readonly double[] Shares = [0.5, 0.3, 0.015];

    public static IReadOnlyList<PracticeShare> All => [.. FixtureAreas.At(AreaLevel.Lsoa21).OrderBy(a => a.Code).Zip(Shares, (area, share) => new PracticeShare(Practice, area.Code, share, 8000))];

    internal static void Append(ReleaseWriter writer) => writer.AppendPracticeCatchments(All);
}

/// <summary>Catchments as OHID publishes them: two trusts for every neighbourhood, and one to which few went. None of them is a statistic.</summary>
internal static class FixtureTrusts
{
    public const string Source = "ohid-trust-catchments";

    public static void Append(ReleaseWriter writer) => writer.AppendTrustCatchments(Source, [.. FixtureAreas.At(AreaLevel.Msoa21).OrderBy(a => a.Code).Skip(1).SelectMany(a => Shares(a.Code))]);

    private static IEnumerable<TrustShare> Shares(AreaCode msoa) =>
    ((TrustShare[])[
        .. Enum.GetValues<AdmissionKind>().Select(a => Share("RFX", "Fixture Hospitals NHS Trust", a, 620, 0.62)),
        .. Enum.GetValues<AdmissionKind>().Select(a => a == AdmissionKind.Elective ? Share("RFY", "Further Fixture NHS Trust", a, null, null) : Share("RFY", "Further Fixture NHS Trust", a, 301, 0.301)),
        .. new[] { AdmissionKind.All, AdmissionKind.Emergency }.Select(a => Share("RFZ", "Rare Fixture NHS Trust", a, null, null)),
        .. Enumerable.Range(1, 4).Select(i => Share($"RG{i}", $"Other Fixture {i} NHS Trust", AdmissionKind.All, 8, 0.008)),
    ]).Select(s => s with { Msoa = msoa });

    private static TrustShare Share(string trust, string name, AdmissionKind admission, int? patients, double? share) => new(AreaCode.England, trust, name, admission, Period.Year(2024), patients, share);
}
