using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>The areas of a release: what they are called and what lies in what.</summary>
public sealed class AreaQueries
{
    /// <summary>Of the whole name, or of the word in it that is likest.</summary>
    private const string Likeness = """
        greatest(jaro_winkler_similarity(lower(coalesce(a.place_name, a.name)), lower($text)),
            list_max(list_transform(string_split_regex(lower(coalesce(a.place_name, a.name)), '[^a-z’'']+'), lambda word: jaro_winkler_similarity(word, lower($text)))))
        """;

    private readonly Database database;

    internal AreaQueries(Database database) => this.database = database;

    public Area? Find(AreaCode code, CancellationToken token = default) =>
        Select("where a.code = $code", [("code", code.Value)], token).SingleOrDefault();

    /// <summary>Those of the codes that the release holds, in no order.</summary>
    public IReadOnlyList<Area> Find(IReadOnlyList<AreaCode> codes, CancellationToken token = default) =>
        Select("where a.code in (select unnest(string_split($codes, ',')))", [("codes", string.Join(',', codes.Select(c => c.Value)))], token);

    /// <summary>The same for two releases whose areas have the same names and lie in the same areas.</summary>
    public string Mark()
    {
        using var session = database.Connect();
        return session.Scalar<string>("select md5(string_agg(concat(code, '|', level, '|', name, '|', msoa21, '|', ltla24, '|', ltla24_name, '|', icb), ';' order by code)) from area");
    }

    /// <summary>The areas of one level inside <paramref name="within"/>, by name.</summary>
    public IReadOnlyList<Area> List(AreaLevel level, AreaCode within, CancellationToken token = default) =>
        Select($"where a.level = $level and {AreaRow.IsWithin} order by a.name, a.code", [("level", level.Id()), ("within", within.Value)], token);

    /// <summary>Areas whose name, place name, authority or code holds the text; names that begin with it come first. No wildcards.</summary>
    public IReadOnlyList<Area> Search(string text, AreaLevel? level, AreaCode? within, int limit, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var sought = text.Trim();
        if (sought.Length == 0)
            return [];
        const string Where = $"""
            where ($level is null or a.level = $level)
              and ($within is null or {AreaRow.IsWithin})
              and (contains(lower(a.name), lower($text)) or contains(lower(coalesce(a.place_name, '')), lower($text))
                   or contains(lower(coalesce(a.ltla24_name, '')), lower($text)) or starts_with(a.code, upper($text)))
            order by
                case when lower(coalesce(a.place_name, a.name)) = lower($text) or a.code = upper($text) then 0
                     when starts_with(lower(coalesce(a.place_name, a.name)), lower($text)) then 1
                     when contains(lower(coalesce(a.place_name, a.name)), lower($text)) then 2
                     else 3 end,
                array_position(['england', 'icb', 'ltla24', 'msoa21', 'lsoa21'], a.level), a.name, a.code
            limit $limit
            """;
        return Select(Where, [("text", sought), ("level", level?.Id()), ("within", within?.Value), ("limit", limit)], token);
    }

    /// <summary>
    /// MSOAs, local authorities and ICBs that have a word in their name which is spelled like the text, the likest first (Jaro-Winkler similarity of at least
    /// <paramref name="least"/>, from 0 to 1).
    /// </summary>
    public IReadOnlyList<Area> Alike(string text, AreaCode within, int limit, double least = 0.88, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        const string Where = $"""
            where a.level in ('msoa21', 'ltla24', 'icb') and (a.code = $within or {AreaRow.IsWithin})
              and {Likeness} >= $least
            order by {Likeness} desc, a.name, a.code
            limit $limit
            """;
        return Select(Where, [("text", text.Trim()), ("within", within.Value), ("least", least), ("limit", limit)], token);
    }

    /// <summary>What became of the ICBs of earlier look-ups; empty where the release holds one look-up only.</summary>
    public IcbHistory Icbs(CancellationToken token = default)
    {
        using var session = database.Connect();
        return IcbHistoryTable.Read(session, token);
    }

    /// <summary>The areas of the next smaller level: an ICB's authorities, an authority's MSOAs, an MSOA's LSOAs.</summary>
    public IReadOnlyList<Area> ChildrenOf(AreaCode code, CancellationToken token = default)
    {
        const string Where = """
            where case (select p.level from area p where p.code = $code)
                when 'england' then a.level = 'icb'
                when 'icb' then a.level = 'ltla24' and a.icb = $code
                when 'ltla24' then a.level = 'msoa21' and a.ltla24 = $code
                when 'msoa21' then a.level = 'lsoa21' and a.msoa21 = $code
                else false end
            order by a.name, a.code
            """;
        return Select(Where, [("code", code.Value)], token);
    }

    /// <summary>The area and those around it, largest first: England, ICB, authority, MSOA, itself. Empty for an unknown code.</summary>
    public IReadOnlyList<Area> PathOf(AreaCode code, CancellationToken token = default)
    {
        const string Where = """
            where a.code in (
                select unnest(['E92000001', s.icb, s.ltla24, s.msoa21, s.code]) from area s where s.code = $code)
            order by array_position(['england', 'icb', 'ltla24', 'msoa21', 'lsoa21'], a.level)
            """;
        return Select(Where, [("code", code.Value)], token);
    }

    private List<Area> Select(string where, ReadOnlySpan<(string Name, object? Value)> args, CancellationToken token) =>
        database.Query<AreaRow>($"select {AreaRow.Columns} from area a {where}", args, token).ConvertAll(r => r.ToArea());
}
