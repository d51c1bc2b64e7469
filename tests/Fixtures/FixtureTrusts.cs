using HealthNeeds.Store.Releases;

namespace HealthNeeds.Fixtures;

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
