using HealthNeeds.Dashboard.Problems;
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

/// <summary>Places of a reader's own to which a tool keeps: a list of codes, a ward, or the catchment of a practice or network.</summary>
/// <param name="Text">As the tool's address says it: "ward=E05000982".</param>
/// <param name="Field">What the tool's form holds: the codes that stand for it.</param>
/// <param name="Title">As in "Dearne South ward".</param>
/// <param name="Words">What it is made of and how that is known; null for a list of codes.</param>
/// <param name="LeftOut">How many pieces of a list stand for no place.</param>
/// <param name="Neighbourhoods">LSOAs, by code; never none.</param>
public sealed record PlaceLimit(string Text, string Field, string Title, string? Words, int LeftOut, IReadOnlyList<Area> Neighbourhoods)
{
    /// <summary>A larger area counts as within where so much of its residents live in the list's neighbourhoods.</summary>
    private const double Most = 0.5;

    private HashSet<AreaCode> Codes => field ??= [.. Neighbourhoods.Select(a => a.Code)];

    private Dictionary<AreaCode, int> PeopleByMsoa => field ??= Neighbourhoods.Where(a => a.Msoa is not null).GroupBy(a => a.Msoa!.Value).ToDictionary(g => g.Key, g => g.Sum(a => a.Population ?? 0));

    /// <summary>True for its neighbourhoods, and for an MSOA of whose residents half or more live in these.</summary>
    public bool Holds(Area area) => area.Level == AreaLevel.Lsoa21 ? Codes.Contains(area.Code) : PeopleByMsoa.GetValueOrDefault(area.Code) is > 0 and var people && people >= Most * (area.Population ?? int.MaxValue);

    /// <summary>True where one of its neighbourhoods lies in an MSOA.</summary>
    public bool Touches(AreaCode msoa) => PeopleByMsoa.ContainsKey(msoa);

    /// <summary>How many of its neighbourhoods lie outside an ICB or local authority, or several joined.</summary>
    public int Outside(AreaCode within) => Neighbourhoods.Count(a => !a.LiesIn(within));

    /// <summary>The same limit, where some of it lies inside an ICB or local authority.</summary>
    /// <exception cref="RefusedRequestException">400: none of it does. Says where it lies.</exception>
    /// <param name="narrowed">True where the address itself keeps to that place.</param>
    internal PlaceLimit Inside(AreaCode within, string name, bool narrowed = false)
    {
        if (Neighbourhoods.Any(a => a.LiesIn(within))) return this;
        if (narrowed)
            throw new RefusedRequestException(ProblemKinds.BadValue, $"None of the neighbourhoods of {Title} lies in {name}, to which this address keeps. Leave out one of the two.", Text[..Text.IndexOf('=')], Field.Length <= 60 ? Field : Field[..60] + "…", []);
        string[] icbs = [.. Neighbourhoods.Select(a => a.Icb).OfType<AreaCode>().GroupBy(c => c).OrderByDescending(g => g.Count()).Select(g => $"{RegionChoice.Parameter}={g.Key}").Take(3)];
        throw new RefusedRequestException(ProblemKinds.BadValue, $"None of the neighbourhoods of {Title} lies in {name}, where this looks. Ask with {(icbs.Length == 0 ? "another region" : string.Join(" or ", icbs))} for theirs.", Text[..Text.IndexOf('=')], Field.Length <= 60 ? Field : Field[..60] + "…", [.. icbs]);
    }
}
