using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>Wards and primary care networks: which LSOAs and practices they are made of. Nothing where a release was made before there were any in it.</summary>
public sealed class PlaceGroupQueries
{
    /// <summary>Of the whole name, or of the word in it that is likest.</summary>
    private const string Likeness = """
        greatest(jaro_winkler_similarity(lower(name), lower($text)),
            list_max(list_transform(string_split_regex(lower(name), '[^a-z’'']+'), lambda word: jaro_winkler_similarity(word, lower($text)))))
        """;

    private readonly Database database;

    internal PlaceGroupQueries(Database database) => this.database = database;

    /// <summary>By name; empty where the release holds none.</summary>
    public IReadOnlyList<PlaceGroup> Wards(CancellationToken token = default) => !Holds("ward", token) ? [] : database.Query<WardRow>(
        """
        select w.ward as code, min(w.name) as name, min(w.edition) as edition, count(*)::integer as members, coalesce(sum(a.population), 0)::double as people,
            arg_max(a.ltla24_name, a.code) as place, arg_max(a.icb, a.code) as icb, arg_max(a.ltla24, a.code) as authority
        from ward w join area a on a.code = w.lsoa21 group by w.ward order by name, code
        """,
        [],
        token).ConvertAll(r => r.ToGroup(PlaceGroupKind.Ward));

    /// <summary>By name, each with the local authority in which most of its patients live; empty where the release holds none.</summary>
    public IReadOnlyList<PlaceGroup> Networks(CancellationToken token = default) => !Holds("practice_network", token) ? [] : database.Query<WardRow>(
        """
        with lives as (
            select n.network, a.ltla24_name as place, a.ltla24 as authority, a.icb, round(sum(c.share * c.list), 3) as patients
            from practice_network n join practice_catchment c on c.practice = n.practice join area a on a.code = c.lsoa group by all),
        most as (select network, arg_max(place, patients) as place, arg_max(icb, patients) as icb, arg_max(authority, patients) as authority from lives group by network),
        lists as (select practice, max(list) as list from practice_catchment group by practice)
        select n.network as code, min(n.name) as name, min(n.edition) as edition, count(*)::integer as members, round(coalesce(sum(l.list), 0), 3) as people,
            min(m.place) as place, min(m.icb) as icb, min(m.authority) as authority
        from practice_network n left join most m on m.network = n.network left join lists l on l.practice = n.practice
        group by n.network order by name, code
        """,
        [],
        token).ConvertAll(r => r.ToGroup(PlaceGroupKind.Network));

    /// <summary>The LSOAs of wards, by ward.</summary>
    public ILookup<AreaCode, AreaCode> LsoasOf(IReadOnlyList<AreaCode> wards, CancellationToken token = default) => wards.Count == 0 || !Holds("ward", token) ? Array.Empty<AreaCode>().ToLookup(c => c)
        : database.Query<(AreaCode Ward, AreaCode Lsoa)>("select ward, lsoa21 from ward where ward in (select unnest(string_split($codes, ','))) order by ward, lsoa21", [("codes", string.Join(',', wards))], token)
            .ToLookup(r => r.Ward, r => r.Lsoa);

    /// <summary>The wards of LSOAs, each with how many of these lie in it, those with most first.</summary>
    public IReadOnlyList<(AreaCode Ward, int Lsoas)> WardsOf(IReadOnlyList<AreaCode> lsoas, CancellationToken token = default) => lsoas.Count == 0 || !Holds("ward", token) ? []
        : database.Query<(AreaCode Ward, int Lsoas)>("select ward, count(*)::integer as lsoas from ward where lsoa21 in (select unnest(string_split($codes, ','))) group by ward order by lsoas desc, ward", [("codes", string.Join(',', lsoas))], token);

    /// <summary>Where the patients of a network's practices live, practice by practice. A practice without registrations has no row.</summary>
    public IReadOnlyList<PracticeShare> SharesOf(string network, CancellationToken token = default) => !Holds("practice_network", token) ? [] : database.Query<PracticeShare>(
        """
        select c.practice, c.lsoa, c.share, c.list from practice_network n join practice_catchment c on c.practice = n.practice
        where n.network = $network order by c.practice, c.share desc, c.lsoa
        """,
        [("network", network)],
        token);

    /// <summary>The network that a practice was in; null where it was in none, or the release does not say.</summary>
    public string? NetworkOf(string practice, CancellationToken token = default) => !Holds("practice_network", token) ? null
        : database.Query<string>("select network from practice_network where practice = $practice", [("practice", practice)], token).FirstOrDefault();

    /// <summary>Codes of a kind that have a word in their name which is spelled like the text, the likest first (Jaro-Winkler similarity, from 0 to 1).</summary>
    public IReadOnlyList<string> Alike(PlaceGroupKind kind, string text, int limit, double least = 0.88, CancellationToken token = default)
    {
        var (table, code) = kind == PlaceGroupKind.Ward ? ("ward", "ward") : ("practice_network", "network");
        return !Holds(table, token) ? [] : database.Query<string>(
            $"select code from (select distinct {code} as code, name from {table}) where {Likeness} >= $least order by {Likeness} desc, name, code limit $limit",
            [("text", text.Trim()), ("least", least), ("limit", limit)],
            token);
    }

    private bool Holds(string table, CancellationToken token) =>
        database.Query<long>("select count(*) from duckdb_tables() where table_name = $table and estimated_size > 0", [("table", table)], token) is not [0];

    private sealed record WardRow(string Code, string Name, string Edition, int Members, double People, string? Place, AreaCode? Icb, AreaCode? Authority)
    {
        public PlaceGroup ToGroup(PlaceGroupKind kind) => new(kind, Code, Name, Edition, Members, (long)Math.Round(People), Place, Icb, Authority);
    }
}

/// <summary>A ward, or a primary care network.</summary>
/// <param name="Code">ONS's of a ward, ODS's of a network.</param>
/// <param name="Edition">The year of wards as "2024", the day of networks as "2023-10-27".</param>
/// <param name="Members">LSOAs of a ward, practices of a network.</param>
/// <param name="People">Residents of a ward (Census 2021); patients of a network's practices, as far as these have registrations.</param>
/// <param name="Place">The local authority; of a network, the one in which most of its patients live. Null where it is not known.</param>
public sealed record PlaceGroup(PlaceGroupKind Kind, string Code, string Name, string Edition, int Members, long People, string? Place, AreaCode? Icb, AreaCode? Authority)
{
    /// <summary>Whether most of it lies in an ICB or local authority, or in one of several joined.</summary>
    public bool IsIn(AreaCode region) => (Icb is { } icb && region.Has(icb)) || (Authority is { } authority && region.Has(authority));
}

/// <summary>What a group of neighbourhoods is.</summary>
public enum PlaceGroupKind
{
    Ward,
    Network,
}
