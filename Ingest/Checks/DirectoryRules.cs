using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Checks;

/// <summary>
/// A site of an asset is as a region's file of sites and the directory's last answer have it. What differs from the catalogue is said at every
/// pull until somebody corrects the catalogue: people change it, not this.
/// </summary>
/// <param name="differs">What was found and what expected, or null; of the site now and as it was.</param>
internal sealed class AssetSiteRule(string id, bool stands, string reason, Func<ListedOrganisation, ListedOrganisation?, (string Found, string Expected)?> differs) : ICheckRule<PullFacts>
{
    public static IReadOnlyList<AssetSiteRule> All { get; } =
    [
        new("site-lost", stands: true, "The directory has the sites of assets.", (now, _) => now.Status == ListedOrganisation.NotFound ? ("no organisation of that code", "the asset's site") : null),
        new("site-closed", stands: true, "Sites of assets are open.", (now, _) =>
            now.Status is ListedOrganisation.Active or ListedOrganisation.NotFound ? null : ($"'{now.Status}'{(now.Changed is { } date ? $", changed {date}" : string.Empty)}", $"'{ListedOrganisation.Active}'")),
        new("site-moved", stands: true, "Sites of assets stay where the catalogue has them.", (now, _) =>
            now.Status == ListedOrganisation.NotFound || Plain(now.Postcode) == Plain(now.ExpectedPostcode) ? null : (now.Postcode ?? "no postcode", now.ExpectedPostcode ?? "no postcode")),
        new("site-renamed", stands: false, "Sites of assets keep their names.", (now, before) =>
            now.Name is null || before?.Name is null || now.Name == before.Name ? null : ($"'{now.Name}'", $"'{before.Name}', as before")),
    ];

    public string Id => id;

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from now in facts.Organisations
        where now.Kind == ListedOrganisation.Site
        let before = facts.OrganisationsBefore.FirstOrDefault(b => b.Kind == now.Kind && b.Code == now.Code)
        let difference = differs(now, before)
        where difference is not null
        select new RuleFinding(id, Holds: false, $"{now.Asset} ({now.Code})", reason, difference.Value.Found, difference.Value.Expected, []) { Stands = stands };

    private static string? Plain(string? postcode) => postcode?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}

/// <summary>GP practices that the directory's list has and its last good one had not, or the other way round; all of a pull in one finding.</summary>
/// <param name="sides">The list whose practices are told where the other lacks them, and that other.</param>
internal sealed class PracticeListRule(string id, string what, Func<PullFacts, (IReadOnlyList<ListedOrganisation> In, IReadOnlyList<ListedOrganisation> NotIn)> sides) : ICheckRule<PullFacts>
{
    private const int Named = 5;
    private const int Examples = 50;

    public static IReadOnlyList<PracticeListRule> All { get; } =
    [
        new("practice-closed", "no longer listed as open", f => (f.OrganisationsBefore, f.Organisations)),
        new("practice-opened", "newly listed", f => (f.Organisations, f.OrganisationsBefore)),
    ];

    public string Id => id;

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var (some, others) = sides(facts);
        var known = Practices(others).Select(p => p.Code).ToHashSet(StringComparer.Ordinal);
        var differ = Practices(some).Where(p => !known.Contains(p.Code)).Select(p => $"{p.Code} {p.Name} ({p.Postcode})").ToList();
        // Without a list to compare with, every practice would be news.
        if (known.Count == 0 || differ.Count == 0)
            yield break;
        var more = differ.Count > Named ? $" and {differ.Count - Named:N0} more" : string.Empty;
        yield return new RuleFinding(id, Holds: false, "practices", "The list of GP practices is as it was.", $"{differ.Count:N0} {what}: {string.Join("; ", differ.Take(Named))}{more}", "those of the last good list", [.. differ.Take(Examples)]);
    }

    private static IEnumerable<ListedOrganisation> Practices(IReadOnlyList<ListedOrganisation> listed) => listed.Where(o => o.Kind == ListedOrganisation.Practice);
}
