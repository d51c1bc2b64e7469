using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>
/// A site of an asset is as data/ods-sites.json and the directory's last answer have it. What differs from the catalogue is said at every
/// pull until somebody corrects the catalogue: people change it, not this.
/// </summary>
/// <param name="differs">What was found and what expected, or null; of the site now and as it was.</param>
internal sealed class SiteRule(string id, bool stands, string reason, Func<ListedOrganisation, ListedOrganisation?, (string Found, string Expected)?> differs) : IDriftRule
{
    public static IReadOnlyList<SiteRule> All { get; } =
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

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from now in facts.Organisations
        where now.Kind == ListedOrganisation.Site
        let before = facts.OrganisationsBefore.FirstOrDefault(b => b.Kind == now.Kind && b.Code == now.Code)
        let difference = differs(now, before)
        where difference is not null
        select new RuleFinding(id, Holds: false, $"{now.Asset} ({now.Code})", reason, difference.Value.Found, difference.Value.Expected, []) { Stands = stands };

    private static string? Plain(string? postcode) => postcode?.Replace(" ", string.Empty, StringComparison.Ordinal).ToUpperInvariant();
}
