using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>GP practices that the directory's list has and its last good one had not, or the other way round; all of a pull in one finding.</summary>
/// <param name="sides">The list whose practices are told where the other lacks them, and that other.</param>
internal sealed class PracticeRule(string id, string what, Func<DriftFacts, (IReadOnlyList<ListedOrganisation> In, IReadOnlyList<ListedOrganisation> NotIn)> sides) : IDriftRule
{
    private const int Named = 5;
    private const int Examples = 50;

    public static IReadOnlyList<PracticeRule> All { get; } =
    [
        new("practice-closed", "no longer listed as open", f => (f.OrganisationsBefore, f.Organisations)),
        new("practice-opened", "newly listed", f => (f.Organisations, f.OrganisationsBefore)),
    ];

    public string Id => id;

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
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
