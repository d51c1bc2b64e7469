using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Search;

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
