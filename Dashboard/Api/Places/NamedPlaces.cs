using HealthNeeds.Dashboard.Problems;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>The LSOAs that one name stands for: those of a ward, or those in which the patients of a practice or of a network's practices live.</summary>
/// <param name="Title">As in "Dearne South ward".</param>
/// <param name="Lsoas">Of a catchment, those with most patients first.</param>
/// <param name="Words">What they are, and how that is known.</param>
/// <param name="Reason">Why there are none; null where there are some.</param>
internal sealed record NamedPlaces(string Title, IReadOnlyList<AreaCode> Lsoas, string Words, string? Reason)
{
    /// <summary>True where the release holds such names, and not this one.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>Null where a list of codes is asked for.</summary>
    /// <exception cref="RefusedRequestException">404: the release has no such ward or network.</exception>
    public static NamedPlaces? Of(ReleaseFigures figures, PlaceListQuery query, CancellationToken token) => query switch
    {
        { Practice: { } practice } => OfPractice(figures, practice, query.Share, token),
        { Ward: { } ward } => Known(OfWard(figures, ward, figures.Lease.PlaceGroups.LsoasOf([new AreaCode(ward)], token)), PlaceListQuery.WardRule.Name, ward, "a ward’s code, as in E05000982"),
        { Network: { } network } => Known(OfNetwork(figures, network, query.Share, token), PlaceListQuery.NetworkRule.Name, network, "a network’s ODS code, as in U36780"),
        _ => null,
    };

    public static NamedPlaces OfPractice(ReleaseFigures figures, string practice, int percent, CancellationToken token)
    {
        var title = $"practice {practice}’s catchment";
        if (figures.Lease.PlaceLists.Catchment(practice, token) is not { } shares)
            return Without(title, "Catchments of practices are not available from this release: it was made before releases kept where the patients of each practice live, or from no patient registrations. The next release has them.");
        PracticeShare[] inside = [.. shares.Where(s => s.Share * 100 >= percent)];
        if (inside.Length == 0)
            return Without(title, shares.Count == 0 ? $"The patient registrations of this release have no practice {practice}." : $"In no LSOA live {percent}% of the patients of practice {practice}; the most in one are {shares[0].Share:0.0%}.");
        return new NamedPlaces(title, [.. inside.Select(s => s.Lsoa)], $"LSOAs with at least {percent}% of the {inside[0].List:N0} patients of practice {practice} each: {Figures.Some(inside.Length, "LSOA")}, in which {inside.Sum(s => s.Share):0%} of its patients live. Their residents are not all its patients.", Reason: null);
    }

    /// <param name="lsoas">By ward, this one's among them.</param>
    public static NamedPlaces OfWard(ReleaseFigures figures, string code, ILookup<AreaCode, AreaCode> lsoas)
    {
        var groups = PlaceGroups.Of(figures);
        if (groups.Wards.Count == 0) return Without($"ward {code}", PlaceGroupWords.NoWards);
        if (groups.Find(code) is not { } ward)
            return Without($"ward {code}", $"{code} is formed as a ward’s code, and is none of England’s {PlaceGroupWords.Edition(groups.Wards[0])} that neighbourhoods lie in. A ward whose boundary changes gets another code: search for its name.") with { IsUnknown = true };
        var named = PlaceGroupWords.Named(ward);
        return new NamedPlaces(named, [.. lsoas[new AreaCode(code)]], $"LSOAs that lie in {named}{(ward.Place is null ? null : $", {ward.Place}")} ({code}), by the Office for National Statistics’ best fit to {PlaceGroupWords.Edition(ward)}: {Figures.Some(ward.Members, "LSOA")}. A ward’s boundary need not follow theirs.", Reason: null);
    }

    /// <summary>The catchments of a network's practices put together.</summary>
    public static NamedPlaces OfNetwork(ReleaseFigures figures, string code, int percent, CancellationToken token)
    {
        var groups = PlaceGroups.Of(figures);
        if (groups.Networks.Count == 0) return Without($"network {code}", PlaceGroupWords.NoNetworks);
        if (groups.Find(code) is not { } network)
            return Without($"network {code}", $"{code} is formed as a primary care network’s code, and is none of England’s {PlaceGroupWords.Edition(groups.Networks[0])}. Networks merge and part: search for its name.") with { IsUnknown = true };
        var (named, shares) = (PlaceGroupWords.Named(network), figures.Lease.PlaceGroups.SharesOf(code, token));
        var inside = shares.Where(s => s.Share * 100 >= percent).Select(s => s.Lsoa).ToHashSet();
        if (inside.Count == 0)
            return Without(named, shares.Count == 0 ? $"The patient registrations of this release have {(network.Members == 1 ? "nothing of the one practice" : $"none of the {Figures.Some(network.Members, "practice")}")} of {named}." : $"In no LSOA live {percent}% of the patients of one of the practices of {named}.");
        var lists = shares.GroupBy(s => s.Practice, StringComparer.Ordinal).Select(p => p.First().List).ToList();
        var patients = shares.Where(s => inside.Contains(s.Lsoa)).GroupBy(s => s.Lsoa).Select(l => (Lsoa: l.Key, Patients: l.Sum(s => s.Share * s.List))).OrderByDescending(l => l.Patients).ThenBy(l => l.Lsoa).ToList();
        return new NamedPlaces(named, [.. patients.Select(l => l.Lsoa)], Described(network, named, percent, lists, patients.Sum(l => l.Patients), inside.Count), Reason: null);
    }

    private static string Described(PlaceGroup network, string named, int percent, List<double> lists, double patients, int lsoas) =>
        $"LSOAs with at least {percent}% of the patients of one of the practices of {named} ({network.Code}): {Figures.Some(lsoas, "LSOA")}, in which at least {patients / lists.Sum():0%} of its {lists.Sum():N0} patients live. "
        + $"This is modelled by where patients are registered; which practices it has ({network.Members}{(lists.Count < network.Members ? $", {network.Members - lists.Count} of them without registrations here" : null)}) is as of {PlaceGroupWords.Day(network.Edition)}. The LSOAs’ residents are not all its patients.";

    private static NamedPlaces Without(string title, string reason) => new(title, [], reason, reason);

    private static NamedPlaces Known(NamedPlaces named, string parameter, string found, string form) => !named.IsUnknown ? named
        : throw new RefusedRequestException(ProblemKinds.UnknownItem, named.Reason!, parameter, found, [$"{form}; /search and /api/v1/search find them by name"]);
}
