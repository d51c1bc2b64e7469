using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Api.Places;

/// <summary>The places that codes mean, and what became of every piece of text that is none of them: nothing is dropped unsaid.</summary>
/// <param name="Level">Of all of the areas.</param>
/// <param name="Areas">Of one level, each once, in the order given.</param>
internal sealed record ListedPlaces(AreaLevel Level, IReadOnlyList<Area> Areas, IReadOnlyList<PlaceNote> Notes)
{
    public IReadOnlyList<AreaCode> Codes => field ??= [.. Areas.Select(a => a.Code)];

    /// <summary>Those of a query: its codes, its ward, or the catchment of its practice or network.</summary>
    /// <exception cref="Problems.RefusedRequestException">404: the release has no such ward or network.</exception>
    public static ListedPlaces Of(ReleaseFigures figures, PlaceListQuery query, CancellationToken token) => Of(figures, query, NamedPlaces.Of(figures, query, token), token);

    /// <param name="named">What the query's name stands for; null where it has codes.</param>
    public static ListedPlaces Of(ReleaseFigures figures, PlaceListQuery query, NamedPlaces? named, CancellationToken token) =>
        Of(figures, named is null ? query.Codes : [.. named.Lsoas.Select(l => l.Value)], token);

    public static ListedPlaces Of(ReleaseFigures figures, IReadOnlyList<string> pieces, CancellationToken token) => new PlaceCodes(figures, token).Read(pieces);
}

/// <summary>What a piece of a list was, where it is not simply one of the places.</summary>
/// <param name="Found">As it was given.</param>
/// <param name="IsIn">True where what it stands for is in the list.</param>
internal sealed record PlaceNote(string Found, string Words, bool IsIn);

/// <summary>Reads codes against a release.</summary>
internal sealed class PlaceCodes(ReleaseFigures figures, CancellationToken token)
{
    private const int Longest = 40;

    /// <summary>A list of wards and networks may unfold to so many LSOAs.</summary>
    private const int MostUnfolded = 2_500;

    /// <summary>Each network or practice takes a look into the registrations.</summary>
    private const int MostCatchments = 50;

    private readonly Dictionary<AreaCode, Area> areas = [];
    private readonly List<PlaceNote> notes = [];

    public ListedPlaces Read(IReadOnlyList<string> pieces)
    {
        foreach (var repeated in pieces.GroupBy(p => p, StringComparer.Ordinal).Where(g => g.Count() > 1))
            Note(repeated.Key, $"given {repeated.Count()} times; it counts once", isIn: true);
        string[] given = [.. pieces.Distinct(StringComparer.Ordinal)];
        var (named, inside) = Named(given);
        var codes = given.Where(p => !named.ContainsKey(p) && AreaCode.TryParse(p, out _)).ToDictionary(p => p, p => new AreaCode(RecodedAuthorities.Current(p)), StringComparer.Ordinal);
        var held = figures.Lease.Areas.Find([.. codes.Values.Distinct()], token).ToDictionary(a => a.Code);
        AreaCode[] older = [.. codes.Values.Where(c => !held.ContainsKey(c))];
        var successors = older.Length == 0 ? Array.Empty<AreaCode>().ToLookup(c => c) : figures.Lease.PlaceLists.Successors(older, token);
        var later = figures.Lease.Areas.Find([.. older.SelectMany(c => successors[c]).Distinct()], token).ToDictionary(a => a.Code);
        foreach (var piece in given)
        {
            if (named.TryGetValue(piece, out var group)) Unfold(piece, group, inside);
            else if (!codes.TryGetValue(piece, out var code)) Note(Shortened(piece), NoCode, isIn: false);
            else if (held.TryGetValue(code, out var area)) Take(piece, code, area);
            else if (successors[code].Select(c => later.GetValueOrDefault(c)).OfType<Area>().ToList() is { Count: > 0 } now) Follow(piece, now);
            else Note(piece, Unknown(code), isIn: false);
        }

        return OfOneLevel();
    }

    /// <summary>What pieces stand for that are codes of wards, networks or practices, and the LSOAs of all of these.</summary>
    private (Dictionary<string, NamedPlaces> Named, Dictionary<AreaCode, Area> Inside) Named(IReadOnlyList<string> given)
    {
        string[] codes = [.. given.Where(p => WardPlace.IsWard(p))];
        var wards = figures.Lease.PlaceGroups.LsoasOf([.. codes.Select(c => new AreaCode(c))], token);
        var named = codes.ToDictionary(c => c, c => NamedPlaces.OfWard(figures, c, wards), StringComparer.Ordinal);
        foreach (var piece in given.Where(p => PracticeShare.IsPractice(p.ToUpperInvariant())))
        {
            var (code, isMore) = (piece.ToUpperInvariant(), named.Count - codes.Length >= MostCatchments);
            named[piece] = isMore ? new NamedPlaces(code, [], string.Empty, $"left out: a list takes {MostCatchments} networks and practices")
                : NetworkPractice.IsNetwork(code) ? NamedPlaces.OfNetwork(figures, code, PlaceListQuery.UsualShare, token)
                : NamedPlaces.OfPractice(figures, code, PlaceListQuery.UsualShare, token);
        }

        return (named, named.Count == 0 ? [] : figures.Lease.Areas.Find([.. named.Values.SelectMany(n => n.Lsoas).Distinct()], token).ToDictionary(a => a.Code));
    }

    private void Unfold(string piece, NamedPlaces named, Dictionary<AreaCode, Area> inside)
    {
        if (named.Reason is { } reason) Note(piece, reason.TrimEnd('.'), isIn: false);
        else if (areas.Count + named.Lsoas.Count > MostUnfolded) Note(piece, $"{named.Title}: left out, for the list would have more than {MostUnfolded:N0} neighbourhoods", isIn: false);
        else
        {
            foreach (var lsoa in named.Lsoas.Where(inside.ContainsKey)) areas.TryAdd(lsoa, inside[lsoa]);
            Note(piece, $"{named.Title}: its {Figures.Some(named.Lsoas.Count, "neighbourhood")} {Verb.Is(named.Lsoas.Count)} in the list", isIn: true);
        }
    }

    private void Take(string piece, AreaCode code, Area area)
    {
        if (!AreaLevels.Ranked.Contains(area.Level)) Note(piece, $"{area.Name} is {(area.Level == AreaLevel.England ? "the whole country" : "an ICB")}, not a place inside one: list its authorities, MSOAs or LSOAs", isIn: false);
        else if (!areas.TryAdd(code, area)) Note(piece, $"{area.DisplayName} ({code}) is in the list already", isIn: true);
        else if (piece != code.Value) Note(piece, $"a newer code of {area.Name}, whose figures stand under {code}", isIn: true);
    }

    /// <summary>An older code stands for all that its area became.</summary>
    private void Follow(string piece, List<Area> now)
    {
        var names = PlaceListWords.Named(now);
        foreach (var area in now) areas.TryAdd(area.Code, area);
        Note(piece, now.Count == 1 ? $"an older code: its area is now {names}, or a part of it" : $"an older code: its area was divided into {names}, which are all in the list", isIn: true);
    }

    /// <summary>Places of one level do not overlap, so that they can be added up and counted: those of the level with the most stay.</summary>
    private ListedPlaces OfOneLevel()
    {
        var levels = areas.Values.GroupBy(a => a.Level).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).ToList();
        foreach (var other in levels.Skip(1).SelectMany(g => g))
            Note(other.Code.Value, $"{other.DisplayName} is {(other.Level == AreaLevel.Ltla24 ? "a local authority" : $"an {other.Level.Noun()}")}; most of this list are {LevelWords.Plural(levels[0].Key)}. Places of different size overlap, so it is left out: list it by itself", isIn: false);
        return new ListedPlaces(levels.Count == 0 ? AreaLevel.Lsoa21 : levels[0].Key, levels.Count == 0 ? [] : [.. levels[0]], notes);
    }

    private void Note(string found, string words, bool isIn) => notes.Add(new PlaceNote(found, words, isIn));

    private string Unknown(AreaCode code) => code.Value[0] switch
    {
        'W' => "a code of Wales: figures here are of England",
        'S' => "a code of Scotland: figures here are of England",
        'N' => "a code of Northern Ireland: figures here are of England",
        'K' => "a code of several countries together: figures here are of places of England",
        _ when figures.Icbs.Of(code).Sentence is { } changed => changed.TrimEnd('.'),
        _ => $"{English(code.Value[..3])}: this release has no area of that code",
    };

    private static string English(string prefix) => prefix switch
    {
        "E00" => "a Census output area, which is smaller than places here",
        "E01" => "formed as an LSOA’s code",
        "E02" => "formed as an MSOA’s code",
        "E06" or "E07" or "E08" or "E09" => "formed as a local authority’s code",
        "E10" => "a county",
        "E12" => "a region of England",
        "E14" => "a constituency",
        "E38" => "a sub-ICB location",
        "E40" => "an NHS region",
        "E54" => "formed as an ICB’s code",
        _ => "a code of another kind of area",
    };

    private const string NoCode = "not an area code, which is a letter and eight digits, as in E01007317; nor that of a practice or network";

    private static string Shortened(string piece) => piece.Length <= Longest ? piece : $"{piece[..Longest]}…";
}
