using HealthNeeds.Store.Queries;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>The wards and primary care networks of a release, held in memory by code: a suggestion is asked for at every few letters.</summary>
internal sealed class PlaceGroups
{
    private readonly Dictionary<string, PlaceGroup> groups;

    private PlaceGroups(IReadOnlyList<PlaceGroup> wards, IReadOnlyList<PlaceGroup> networks)
    {
        (Wards, Networks) = (wards, networks);
        groups = wards.Concat(networks).ToDictionary(g => g.Code, StringComparer.Ordinal);
    }

    /// <summary>By name; empty where the release holds none.</summary>
    public IReadOnlyList<PlaceGroup> Wards { get; }

    public IReadOnlyList<PlaceGroup> Networks { get; }

    public static PlaceGroups Of(ReleaseFigures figures) =>
        figures.RememberForAll("place-groups", () => new PlaceGroups(figures.Lease.PlaceGroups.Wards(), figures.Lease.PlaceGroups.Networks()));

    public IReadOnlyList<PlaceGroup> OfKind(PlaceGroupKind kind) => kind == PlaceGroupKind.Ward ? Wards : Networks;

    /// <summary>Null where the release has none of that code.</summary>
    public PlaceGroup? Find(string code) => groups.GetValueOrDefault(code);
}
