using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers.Fingertips;

/// <summary>The areas figures may be about, numbered in the order of their codes, and what to say of a code that is none of them.</summary>
internal sealed class AreaNumbers
{
    /// <summary>Codes of authorities, E06 to E09, come after those of LSOAs and MSOAs.</summary>
    private const string FirstAuthority = "E06";

    private static ReadOnlySpan<byte> England => "E92000001"u8;

    private readonly Dictionary<uint, int> places = [];
    private readonly Dictionary<AreaLevel, bool[]> levels = [];
    private readonly List<(string Newer, int Place)> aliases = [];
    private readonly KnownAreas areas;
    private readonly int england;
    private readonly long[] byAlias;

    public AreaNumbers(KnownAreas areas, IEnumerable<AreaLevel> used)
    {
        this.areas = areas;
        var codes = used.Distinct().ToDictionary(l => l, Of);
        Codes = [.. codes.Values.SelectMany(c => c).Append(AreaCode.England.Value).Where(c => !RecodedAuthorities.Older.ContainsKey(c)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        for (var i = 0; i < Codes.Count; i++)
            places.Add(CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(Codes[i])) ?? throw new ArgumentException($"'{Codes[i]}' is not a code of England."), i);
        england = places[CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(AreaCode.England.Value))!.Value];
        Larger = Codes.TakeWhile(c => string.CompareOrdinal(c, FirstAuthority) < 0).Count();
        foreach (var (level, of) in codes)
            levels.Add(level, [.. Codes.Select(of.Contains)]);
        foreach (var (newer, older) in RecodedAuthorities.Older)
            AddAlias(newer, older);
        byAlias = new long[aliases.Count];
    }

    /// <summary>In ordinal order; England is among them.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Place of the first authority: all after it are authorities, England, or practices, which have no breakdowns.</summary>
    public int Larger { get; }

    /// <summary>How often an area was found by a newer code, by that code.</summary>
    public IReadOnlyDictionary<string, long> Recoded => aliases.Index().Where(a => byAlias[a.Index] > 0).ToDictionary(a => a.Item.Newer, a => byAlias[a.Index], StringComparer.Ordinal);

    /// <summary>The area's place among <see cref="Codes"/>; −1 for any other code, also one of another level.</summary>
    public int Find(ReadOnlySpan<byte> code, AreaLevel level)
    {
        if (CodeNumber.Of(code) is not { } number || !places.TryGetValue(number, out var place))
            return -1;
        if (place >= Codes.Count)
            place = Aliased(place);
        return levels[level][place] ? place : -1;
    }

    /// <summary>The same for a breakdown, which is kept for England and for authorities.</summary>
    public int FindLarger(ReadOnlySpan<byte> code, AreaLevel level) =>
        CodeNumber.Of(code) is { } number && number == CodeNumber.Of(England) ? england : HasBreakdowns(level) ? Find(code, level) : -1;

    /// <summary>True where areas of the level have breakdowns that are kept.</summary>
    public static bool HasBreakdowns(AreaLevel level) => level is AreaLevel.Ltla24 or AreaLevel.Ltla21;

    /// <summary>Where areas stand that only MSOAs of 2011 have, and only those of 2021: a period has not both.</summary>
    public (IReadOnlyList<int> Older, IReadOnlyList<int> Newer) MsoasOfOneYear =>
        (Places(areas.Msoa11.Except(areas.Msoa21)), Places(areas.Msoa21.Except(areas.Msoa11)));

    private List<int> Places(IEnumerable<string> codes) => [.. codes.Select(c => CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(c))).OfType<uint>().Where(places.ContainsKey).Select(n => places[n])];

    /// <summary>Why a code was not found.</summary>
    public (string Rule, string Reason) Explain(string code, AreaLevel level)
    {
        if (RowReading.IsOutsideEngland(code))
            return (RowRules.OutsideEngland, RowReading.EnglandOnly);
        if (IsOfAnotherYear(code, level))
            return (FingertipsRowRules.Vintage, "The area is one of the boundaries that the indicator is carried for.");
        return IsOfAnotherLevel(code, level)
            ? (RowRules.Level, "The area is of the level that was asked for.")
            : (RowRules.UnknownArea, "An area is one the look-ups know.");
    }

    private bool IsOfAnotherYear(string code, AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 => areas.Lsoa21.Contains(code),
        AreaLevel.Lsoa21 => areas.Lsoa11.Contains(code),
        AreaLevel.Ltla24 => areas.Ltla21.Contains(code),
        AreaLevel.Ltla21 => areas.Ltla24.Contains(code),
        _ => false,
    };

    /// <summary>Codes of a level share their first three characters; an unknown code among them is unknown, any other is of another level.</summary>
    private static bool IsOfAnotherLevel(string code, AreaLevel level) => level switch
    {
        AreaLevel.Practice => code.Length != CodeNumber.PracticeLength,
        _ when code.Length == 0 => false,
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => !code.StartsWith("E02", StringComparison.Ordinal),
        AreaLevel.Lsoa11 or AreaLevel.Lsoa21 => !code.StartsWith("E01", StringComparison.Ordinal),
        _ => !AuthorityTypes.IsAuthority(code),
    };

    private IReadOnlySet<string> Of(AreaLevel level) => level switch
    {
        AreaLevel.Lsoa11 => areas.Lsoa11,
        AreaLevel.Lsoa21 => areas.Lsoa21,

        // Publishers move from one to the other indicator by indicator, period by period.
        AreaLevel.Msoa11 or AreaLevel.Msoa21 => areas.Msoas,
        AreaLevel.Ltla21 => areas.Ltla21,
        AreaLevel.Ltla24 => areas.Ltla24,

        // A practice whose code has another form could not be told from an area's: it is unknown.
        AreaLevel.Practice => areas.Practices.Where(p => CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(p)) is not null).ToHashSet(StringComparer.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Fingertips is not asked for this level."),
    };

    private void AddAlias(string newer, string older)
    {
        if (places.TryGetValue(CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(older))!.Value, out var place) && places.TryAdd(CodeNumber.Of(System.Text.Encoding.ASCII.GetBytes(newer))!.Value, Codes.Count + aliases.Count))
            aliases.Add((newer, place));
    }

    /// <summary>Places after all codes are those of newer codes.</summary>
    private int Aliased(int place)
    {
        byAlias[place - Codes.Count]++;
        return aliases[place - Codes.Count].Place;
    }
}
