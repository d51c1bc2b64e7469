using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Api.Scenarios;

/// <summary>Areas in the order of the release's own list: by median rank, then by what they are ranked by, then by code.</summary>
internal static class DeclaredOrder
{
    public static IReadOnlyList<AreaCode> Of(IEnumerable<DeclaredRank> declared) =>
        [.. declared.OrderBy(d => d.Rank.Median).ThenByDescending(d => d.Value ?? double.NegativeInfinity).ThenBy(d => d.Area).Select(d => d.Area)];

    /// <summary>Each area's place in that list, from 1.</summary>
    public static IReadOnlyDictionary<AreaCode, int> Positions(IEnumerable<DeclaredRank> declared) =>
        Of(declared).Select((code, i) => (code, i)).ToDictionary(e => e.code, e => e.i + 1);
}
