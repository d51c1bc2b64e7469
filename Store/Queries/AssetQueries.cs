using HealthNeeds.Core.Assets;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Queries;

/// <summary>The region's assets, and which of them answers which need where.</summary>
public sealed class AssetQueries
{
    private const string Matches = "m.area, m.focus, m.need, m.asset as asset_id, m.score, m.kilometres, m.reasons";

    private readonly Database database;

    internal AssetQueries(Database database) => this.database = database;

    public AssetCatalogue Catalogue(CancellationToken token = default) => new(
        Bodies<Asset>("select body from asset order by id", token),
        Bodies<AssetLink>("select body from asset_link order by position", token),
        Bodies<Need>("select body from need order by id", token))
    {
        Context = Bodies<AssetContext>("select body from asset_context", token).SingleOrDefault() ?? AssetContext.None,
    };

    /// <summary>What could help in one area, best first; for one focus area or for all.</summary>
    public IReadOnlyList<AssetMatch> MatchesForArea(AreaCode area, string? focus = null, CancellationToken token = default)
    {
        const string Sql = $"""
            select {Matches} from match m
            where m.area = $area and ($focus is null or m.focus = $focus)
            order by m.focus, m.score desc, m.need, m.asset
            """;
        return database.Query<AssetMatch>(Sql, [("area", area.Value), ("focus", focus)], token);
    }

    /// <summary>Where one asset is wanted, best match first; at one level or at all.</summary>
    public IReadOnlyList<MatchedArea> MatchesForAsset(string asset, AreaLevel? level, int limit, CancellationToken token = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        const string Sql = $"""
            select {Matches}, {AreaRow.Columns} from match m join area a on a.code = m.area
            where m.asset = $asset and ($level is null or a.level = $level)
            order by m.score desc, m.area, m.focus, m.need limit $limit
            """;
        return database.QueryWithArea<AssetMatch>(Sql, [("asset", asset), ("level", level?.Id()), ("limit", limit)], token).ConvertAll(r => new MatchedArea(r.Row, r.Area.ToArea()));
    }

    /// <summary>By asset, its strongest match for a focus area with a neighbourhood of a place; what has none there is not in it.</summary>
    /// <param name="within">The neighbourhood itself, or any area around it.</param>
    public IReadOnlyDictionary<string, double> Strongest(string focus, AreaCode within, CancellationToken token = default)
    {
        const string Sql = $"""
            select m.asset, max(m.score) from match m join area a on a.code = m.area
            where m.focus = $focus and a.level = $level and {AreaRow.IsWithin}
            group by m.asset
            """;
        return database.Query<(string Asset, double Score)>(Sql, [("focus", focus), ("level", AreaLevel.Lsoa21.Id()), ("within", within.Value)], token).ToDictionary(m => m.Asset, m => m.Score, StringComparer.Ordinal);
    }

    /// <summary>What one asset could do where; null where the release says nothing of it, as of one that works on no need.</summary>
    public AssetOutlook? Outlook(string asset, CancellationToken token = default) =>
        database.Query<string>("select body from asset_outlook where asset = $asset", [("asset", asset)], token).ConvertAll(ReleaseJson.Read<AssetOutlook>).SingleOrDefault();

    /// <summary>Needs that nothing in the catalogue answers, in one area or in all areas inside it.</summary>
    public IReadOnlyList<NoMatch> NoMatches(AreaCode within, string? focus = null, CancellationToken token = default)
    {
        const string Sql = $"""
            select n.area, n.focus, n.need, n.reason from no_match n join area a on a.code = n.area
            where {AreaRow.IsWithin} and ($focus is null or n.focus = $focus)
            order by n.focus, n.need, n.area
            """;
        return database.Query<NoMatch>(Sql, [("within", within.Value), ("focus", focus)], token);
    }

    private List<T> Bodies<T>(string sql, CancellationToken token) => database.Query<string>(sql, [], token).ConvertAll(ReleaseJson.Read<T>);
}

/// <summary>A match seen from the asset: the area that could use it.</summary>
public sealed record MatchedArea(AssetMatch Match, Area Area);
