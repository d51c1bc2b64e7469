using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Comparison;

/// <summary>Words about indicators, sources and focus areas that both releases hold. What ranks are made by is <see cref="MethodDifference"/>'s.</summary>
internal sealed class CatalogueDifference(Session session, ComparedSide before, ComparedSide after)
{
    private static readonly (string Kind, string Table, string[] Columns)[] Compared =
    [
        ("focus area", "focus_area", ["name", "short_name", "question", "position"]),
        ("indicator", "indicator", ["name", "definition", "unit", "decimals", "source", "cadence", "modelled", "caveat", "domain", "minimum", "maximum", "licence"]),
        ("source", "source", ["publisher", "title", "address", "licence", "licence_address", "attribution", "cadence", "supply"]),
    ];

    public IReadOnlyList<CatalogueChange> List(CancellationToken token) =>
    [
        .. session.Query<CatalogueChange>($"{string.Join(" union all ", Compared.SelectMany(s => s.Columns.Select(c => Column(s.Kind, s.Table, c))))} order by 1, 2, 3", [], token),
        .. Uses(token),
    ];

    private string Column(string kind, string table, string column) => $"""
        select '{kind}' as kind, a.id, '{column.Replace('_', ' ')}' as field, a.{column}::varchar as "from", b.{column}::varchar as "to"
        from {before.Tables}.{table} a join {after.Tables}.{table} b on a.id = b.id where a.{column} is distinct from b.{column}
        """;

    /// <summary>For which focus areas an indicator is shown, and as what.</summary>
    private List<CatalogueChange> Uses(CancellationToken token) => session.Query<CatalogueChange>(
        $"""
        with a as ({Used(before)}), b as ({Used(after)})
        select 'indicator' as kind, a.id, 'uses' as field, a.uses as "from", b.uses as "to" from a join b on a.id = b.id where a.uses is distinct from b.uses order by 2
        """,
        [],
        token);

    private static string Used(ComparedSide side) => $"""
        select i.id, string_agg(u.focus || ' ' || u.role, ', ' order by u.focus, u.role) as uses
        from {side.Tables}.indicator i left join {side.Tables}.indicator_use u on u.indicator = i.id group by i.id
        """;
}

/// <summary>What ranks are made by in two releases: method version and options, weights of focus areas, how indicators are read.</summary>
internal sealed class MethodDifference(Session session, ComparedSide before, ComparedSide after)
{
    private const string None = "none";

    public IReadOnlyList<MethodChange> List(CancellationToken token) => [.. Options(token), .. Weights(token), .. Indicators(token)];

    private IEnumerable<MethodChange> Options(CancellationToken token)
    {
        var (from, to) = (Entries(before, token), Entries(after, token));
        return from name in @from.Keys.Union(to.Keys, StringComparer.Ordinal)
               let change = new MethodChange(name, @from.GetValueOrDefault(name, None), to.GetValueOrDefault(name, None))
               where change.From != change.To
               select change;
    }

    /// <summary>"version 1; burden exponent 0.6" is two entries: what stands before the last space, and the value after it.</summary>
    private Dictionary<string, string> Entries(ComparedSide side, CancellationToken token) =>
        session.Scalar<string>($"select method from {side.Tables}.release", [], token)
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(e => e[..Math.Max(0, e.LastIndexOf(' '))], e => e[(e.LastIndexOf(' ') + 1)..], StringComparer.Ordinal);

    private List<MethodChange> Weights(CancellationToken token) => session.Query<MethodChange>(
        $"""
        select 'weight of ' || coalesce(b.id, a.id) as what, coalesce(a.weight::varchar, 'none') as "from", coalesce(b.weight::varchar, 'none') as "to"
        from {before.Tables}.focus_area a full join {after.Tables}.focus_area b on a.id = b.id
        where a.weight is distinct from b.weight order by 1
        """,
        [],
        token);

    /// <summary>Indicators that only one release knows are new or withdrawn data, not another method.</summary>
    private List<MethodChange> Indicators(CancellationToken token) => session.Query<MethodChange>(
        $"""
        select 'reading of ' || a.id as what, a.polarity || ', ' || a.native_level as "from", b.polarity || ', ' || b.native_level as "to"
        from {before.Tables}.indicator a join {after.Tables}.indicator b on a.id = b.id
        where a.polarity <> b.polarity or a.native_level <> b.native_level order by 1
        """,
        [],
        token);
}
