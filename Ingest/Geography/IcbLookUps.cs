namespace HealthNeeds.Ingest.Geography;

/// <summary>ICBs by LSOA, as one look-up has them.</summary>
/// <param name="Vintage">Year of the look-up, as in "2026".</param>
/// <param name="ByLsoa">Code and name of the ICB of each LSOA of 2021.</param>
internal sealed record IcbLookUp(string Vintage, IReadOnlyDictionary<string, (string Code, string Name)> ByLsoa);

/// <summary>How ICBs became others, worked out from the LSOAs that look-ups give them. A merger is a newer look-up; no code is named here.</summary>
internal static class IcbLookUps
{
    /// <param name="lookUps">Oldest first, of the same LSOAs; the last is today's.</param>
    /// <returns>Of each older look-up and each of its ICBs, the ICBs of today that have LSOAs of it, by code.</returns>
    public static IcbHistory History(IReadOnlyList<IcbLookUp> lookUps) =>
        new([.. lookUps.SkipLast(1).SelectMany(former => Between(former, lookUps[^1]))]);

    private static IEnumerable<IcbOverlap> Between(IcbLookUp former, IcbLookUp today) =>
        from lsoa in former.ByLsoa
        group today.ByLsoa[lsoa.Key] by lsoa.Value into icb
        from now in icb.CountBy(i => i)
        select new IcbOverlap(former.Vintage, new AreaCode(icb.Key.Code), icb.Key.Name, new AreaCode(now.Key.Code), now.Key.Name, now.Value, icb.Count());
}
