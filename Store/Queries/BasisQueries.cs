using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>What the release's rankings were drawn from, and where it ranks areas.</summary>
public sealed class BasisQueries
{
    private readonly Database database;

    internal BasisQueries(Database database) => this.database = database;

    /// <summary>Null where the release does not hold it. All of England: some 20 MB.</summary>
    public RankingBasis? Find(CancellationToken token = default) =>
        database.Query<(int Seed, int Draws)>("select seed, draws from ranking_basis", [], token) is [var (seed, draws)]
            ? new RankingBasis(seed, draws, Lsoas(token), Parts(token), Residents(token), Measures(token), Weights(token))
            : null;

    /// <summary>Where the release ranks areas of one level inside <paramref name="within"/>, in no order; empty where they are not ranked by it.</summary>
    public IReadOnlyList<DeclaredRank> Declared(string focus, AreaLevel level, AreaCode within, NeedKind kind, CancellationToken token = default)
    {
        var sql = $"""
            select w.area, r.{RankTableSql.Column(kind)} as value, w.median, w.lower, w.upper, w.areas
            from {RankTableSql.Of(kind)} w join ranking r on r.area = w.area
            where w.focus = $focus and w.level = $level and w.within = $within and r.focus = $focus and r.level = $level
            """;
        return database.Query<(AreaCode Area, double? Value, int Median, int Lower, int Upper, int Areas)>(sql, [("focus", focus), ("level", level.Id()), ("within", within.Value)], token)
            .ConvertAll(r => new DeclaredRank(r.Area, r.Value, new RankInterval(r.Median, r.Lower, r.Upper, r.Areas)));
    }

    private List<AreaCode> Lsoas(CancellationToken token) => database.Query<AreaCode>("select code from area where level = 'lsoa21' order by code", [], token);

    private List<RankingPart> Parts(CancellationToken token) => database.Query<PartRow>(
        "select id, title, log_ratio, own_error, msoa_error, authority_error, error_of, error_own, error_msoa, error_authority from ranking_part order by position", [], token)
        .ConvertAll(r => r.ToPart());

    private List<RankingResidents> Residents(CancellationToken token) => database.Query<RankingResidents>("select id, log_ratio from ranking_residents order by id", [], token);

    private List<RankingMeasure> Measures(CancellationToken token)
    {
        const string Sql = "select focus, kind, measure, id, title, share, england, parts, residents from ranking_term order by measure, position";
        return [.. database.Query<(string Focus, NeedKind Kind, int Set), RankingTerm>(Sql, [], "id", token).GroupBy(t => t.First, t => t.Second).Select(m => new RankingMeasure(m.Key.Focus, m.Key.Kind, m.Key.Set, [.. m]))];
    }

    private List<MeasureWeight> Weights(CancellationToken token) => database.Query<MeasureWeight>("select kind, focus, weight from ranking_weight order by position", [], token);

    private sealed record PartRow(
        string Id, string Title, List<double> LogRatio, List<float> OwnError, List<float> MsoaError, List<float> AuthorityError,
        List<int> ErrorOf, List<float> ErrorOwn, List<float> ErrorMsoa, List<float> ErrorAuthority)
    {
        public RankingPart ToPart() => new(
            Id, Title, LogRatio, OwnError, MsoaError, AuthorityError,
            [.. ErrorOf.Select((of, i) => new SharedError(of, ErrorOwn[i], ErrorMsoa[i], ErrorAuthority[i]))]);
    }
}

/// <summary>Where a release ranks an area, under the declared weights.</summary>
/// <param name="Value">What it is ranked by, as a share above England's average; null where a gap is not known.</param>
public sealed record DeclaredRank(AreaCode Area, double? Value, RankInterval Rank);
