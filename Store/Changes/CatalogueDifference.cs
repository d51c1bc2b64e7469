using HealthNeeds.Core.Changes;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Changes;

/// <summary>Words about indicators, sources and focus areas that both releases hold. What ranks are made by is <see cref="MethodDifference"/>'s.</summary>
internal sealed class CatalogueDifference(Session session, ComparedSide before, ComparedSide after)
{
    private static readonly (string Kind, string Table, string[] Columns)[] Said =
    [
        ("focus area", "focus_area", ["name", "short_name", "question", "position"]),
        ("indicator", "indicator", ["name", "definition", "unit", "decimals", "source", "cadence", "modelled", "caveat", "domain", "minimum", "maximum", "licence"]),
        ("source", "source", ["publisher", "title", "address", "licence", "licence_address", "attribution", "cadence", "supply"]),
    ];

    public IReadOnlyList<CatalogueChange> List(CancellationToken token) =>
    [
        .. session.Query<CatalogueChange>($"{string.Join(" union all ", Said.SelectMany(s => s.Columns.Select(c => Column(s.Kind, s.Table, c))))} order by 1, 2, 3", [], token),
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
