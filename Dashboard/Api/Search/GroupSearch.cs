using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;
using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Search;

/// <summary>Finds wards and primary care networks by name or code, those of the shown region first.</summary>
internal static class GroupSearch
{
    /// <summary>"Dearne ward" asks for wards only, "Dearne PCN" for networks only.</summary>
    private static readonly (string Word, PlaceGroupKind Kind)[] Words =
        [("ward", PlaceGroupKind.Ward), ("wards", PlaceGroupKind.Ward), ("pcn", PlaceGroupKind.Network), ("primary care network", PlaceGroupKind.Network), ("primary care networks", PlaceGroupKind.Network)];

    /// <param name="sought">2 to 60 characters.</param>
    public static GroupsFound Find(ReleaseFigures figures, string sought, int most, CancellationToken token)
    {
        var groups = PlaceGroups.Of(figures);
        var (name, kind) = Asked(sought);
        if (name.Length < 2) return new GroupsFound([], Note: null, IsCode: false);
        if (OfCode(groups, name.ToUpperInvariant()) is { } coded) return coded;
        if (PracticeShare.IsPractice(name.ToUpperInvariant())) return PracticeSearch.Find(figures, name.ToUpperInvariant(), token);
        var named = Named(groups, figures.Region.Code, name, kind, most);
        return named.Count > 0 || kind is not { } asked ? new GroupsFound([.. named.Select(Hit)], Note: null, IsCode: false)
            : asked == PlaceGroupKind.Ward && Around(figures, groups, name, most, token) is { } around ? around
            : Spelled(figures, groups, sought, asked, most, token);
    }

    /// <summary>Those with a name spelled like the text.</summary>
    public static IReadOnlyList<SearchHit> Alike(ReleaseFigures figures, string sought, int most, CancellationToken token)
    {
        var groups = PlaceGroups.Of(figures);
        var (name, kind) = Asked(sought);
        var kinds = kind is { } only ? [only] : Enum.GetValues<PlaceGroupKind>();
        return name.Length < 2 ? [] : [.. kinds.SelectMany(k => figures.Lease.PlaceGroups.Alike(k, name, most, token: token))
            .Select(groups.Find).OfType<PlaceGroup>().OrderByDescending(g => g.IsIn(figures.Region.Code)).Take(most).OrderBy(g => g.Kind).Select(Hit)];
    }

    public static SearchHit Hit(PlaceGroup group) => group.Kind == PlaceGroupKind.Ward
        ? new SearchHit(SearchKind.Ward, group.Code, PlaceGroupWords.Named(group), PlaceGroupWords.Detail(group), $"{PlaceListQuery.Page}?ward={group.Code}")
        : new SearchHit(SearchKind.Network, group.Code, PlaceGroupWords.Named(group), PlaceGroupWords.Detail(group), $"{PlaceListQuery.Page}?pcn={group.Code}");

    /// <summary>The name that is sought, and what it should be of; null for either.</summary>
    private static (string Name, PlaceGroupKind? Kind) Asked(string sought)
    {
        var plain = PlainText.Of(sought);
        foreach (var (word, kind) in Words)
        {
            if (plain.EndsWith($" {word}", StringComparison.Ordinal)) return (plain[..^(word.Length + 1)], kind);
        }

        return (plain, null);
    }

    /// <summary>Null for what is no code of either.</summary>
    private static GroupsFound? OfCode(PlaceGroups groups, string code)
    {
        PlaceGroupKind? kind = WardPlace.IsWard(code) ? PlaceGroupKind.Ward : NetworkPractice.IsNetwork(code) ? PlaceGroupKind.Network : null;
        if (kind is not { } of) return null;
        var all = groups.OfKind(of);
        return groups.Find(code) is { } group ? new GroupsFound([Hit(group)], Note: null, IsCode: true)
            : new GroupsFound([], all.Count == 0 ? PlaceGroupWords.None(of) : $"{code} is none of England’s {PlaceGroupWords.Edition(all[0])}.", IsCode: true);
    }

    private static List<PlaceGroup> Named(PlaceGroups groups, AreaCode region, string name, PlaceGroupKind? kind, int most) =>
    [
        .. groups.Wards.Concat(groups.Networks).Where(g => kind is null || g.Kind == kind)
            .Select(g => (Group: g, Fit: g.Code.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? 1 : PlainText.Fit(Without(PlainText.Of(g.Name)), name)))
            .Where(g => g.Fit < PlainText.NotAtAll)
            .OrderBy(g => g.Fit == 0 ? 0 : g.Group.IsIn(region) ? 1 : 2).ThenBy(g => !g.Group.IsIn(region)).ThenBy(g => g.Fit).ThenBy(g => g.Group.Name, StringComparer.Ordinal).ThenBy(g => g.Group.Code, StringComparer.Ordinal)
            .Take(most).Select(g => g.Group).OrderBy(g => g.Kind),
    ];

    /// <summary>Where none of the kind that is asked for has the name: those with a name spelled like it.</summary>
    private static GroupsFound Spelled(ReleaseFigures figures, PlaceGroups groups, string sought, PlaceGroupKind asked, int most, CancellationToken token)
    {
        var all = groups.OfKind(asked);
        if (all.Count == 0) return new GroupsFound([], PlaceGroupWords.None(asked), IsCode: false);
        var alike = Alike(figures, sought, most, token);
        return new GroupsFound(alike, $"None of England’s {PlaceGroupWords.Edition(all[0])} is called that{(alike.Count > 0 ? "; those listed have a name spelled like it" : null)}.", IsCode: false);
    }

    /// <summary>Where no ward has the name: the wards in which places of that name lie; null where there are none.</summary>
    private static GroupsFound? Around(ReleaseFigures figures, PlaceGroups groups, string name, int most, CancellationToken token)
    {
        var places = PlaceNames.Of(figures).Find(name, figures.Region, 1).Where(a => a.Level is AreaLevel.Ltla24 or AreaLevel.Msoa21 or AreaLevel.Lsoa21).ToList();
        var wards = figures.Lease.PlaceGroups.WardsOf([.. figures.Lease.PlaceLists.Neighbourhoods([.. places.Select(p => p.Code)], token).Keys], token);
        SearchHit[] hits = [.. wards.Take(most).Select(w => (w.Lsoas, Group: groups.Find(w.Ward.Value))).Where(w => w.Group is not null)
            .Select(w => Hit(w.Group!) is var hit && places[0].Level != AreaLevel.Ltla24 ? hit with { Detail = $"{hit.Detail}; {w.Lsoas} of them in {places[0].DisplayName}" } : hit)];
        return hits.Length == 0 ? null : new GroupsFound(hits, $"None of England’s {PlaceGroupWords.Edition(groups.Wards[0])} is called “{name}”. Listed are {(places[0].Level == AreaLevel.Ltla24 ? $"wards of {places[0].DisplayName}" : $"those in which {places[0].DisplayName} lies")}.", IsCode: false);
    }

    /// <summary>Networks are sought by what tells them apart.</summary>
    private static string Without(string name) => name.EndsWith(" pcn", StringComparison.Ordinal) ? name[..^4] : name;
}

/// <param name="Hits">Wards first, then networks; of a practice's code, the practice alone.</param>
/// <param name="Note">What must be known of what was sought; null where there is nothing to say.</param>
/// <param name="IsCode">True where a ward's, network's or practice's code was sought, and nothing else can be meant.</param>
internal sealed record GroupsFound(IReadOnlyList<SearchHit> Hits, string? Note, bool IsCode);

/// <summary>Finds a GP practice by its ODS code, as the places in which its patients live. A release holds no names of practices.</summary>
internal static class PracticeSearch
{
    /// <param name="code">One that <see cref="PracticeShare.IsPractice"/> takes.</param>
    public static GroupsFound Find(ReleaseFigures figures, string code, CancellationToken token)
    {
        var catchment = NamedPlaces.OfPractice(figures, code, PlaceListQuery.UsualShare, token);
        return catchment.Reason is { } reason
            ? new GroupsFound([], reason, IsCode: true)
            : new GroupsFound([new SearchHit(SearchKind.Practice, code, $"Practice {code}", Detail(figures, code, catchment, token), $"{PlaceListQuery.Page}?practice={code}")], Note: null, IsCode: true);
    }

    /// <summary>Where its patients live, and its network, in a line.</summary>
    private static string Detail(ReleaseFigures figures, string code, NamedPlaces catchment, CancellationToken token)
    {
        var most = figures.Lease.Areas.Find(catchment.Lsoas, token).CountBy(a => a.LocalAuthorityName ?? string.Empty).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).FirstOrDefault().Key;
        var network = figures.Lease.PlaceGroups.NetworkOf(code, token) is { } of ? PlaceGroups.Of(figures).Find(of) : null;
        return string.Join(" · ", new[]
        {
            "GP practice",
            $"{Figures.Some(catchment.Lsoas.Count, "neighbourhood")} with {PlaceListQuery.UsualShare}% of its patients or more{(string.IsNullOrEmpty(most) ? null : catchment.Lsoas.Count == 1 ? $", in {most}" : $", most in {most}")}",
            network is null ? null : $"{PlaceGroupWords.Named(network)}, {PlaceGroupWords.Edition(network)}",
        }.OfType<string>());
    }
}
