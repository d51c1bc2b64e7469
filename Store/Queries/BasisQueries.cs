using HealthNeeds.Core.Areas;
using HealthNeeds.Core.Rankings;
using HealthNeeds.Core.Text;
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
        return database.Query<DeclaredRow>(sql, [("focus", focus), ("level", level.Id()), ("within", within.Value)], token)
            .ConvertAll(r => new DeclaredRank(new AreaCode(r.Area), r.Value, new RankInterval(r.Median, r.Lower, r.Upper, r.Areas)));
    }

    private List<AreaCode> Lsoas(CancellationToken token) =>
        database.Query<string>("select code from area where level = 'lsoa21' order by code", [], token).ConvertAll(code => new AreaCode(code));

    private List<RankingPart> Parts(CancellationToken token) => database.Query<PartRow>(
        "select id, title, log_ratio, own_error, msoa_error, authority_error, error_of, error_own, error_msoa, error_authority from ranking_part order by position", [], token)
        .ConvertAll(r => r.ToPart());

    private List<RankingResidents> Residents(CancellationToken token) =>
        database.Query<ResidentsRow>("select id, log_ratio from ranking_residents order by id", [], token).ConvertAll(r => new RankingResidents(r.Id, r.LogRatio));

    private List<RankingMeasure> Measures(CancellationToken token) =>
    [
        .. database.Query<TermRow>("select focus, kind, measure, id, title, share, england, parts, residents from ranking_term order by measure, position", [], token)
            .GroupBy(t => (t.Focus, t.Kind, t.Measure))
            .Select(m => new RankingMeasure(m.Key.Focus, EnumWords.Parse<NeedKind>(m.Key.Kind), m.Key.Measure, [.. m.Select(t => new RankingTerm(t.Id, t.Title, t.Share, t.England, t.Parts, t.Residents))])),
    ];

    private List<MeasureWeight> Weights(CancellationToken token) =>
        database.Query<WeightRow>("select kind, focus, weight from ranking_weight order by position", [], token).ConvertAll(w => new MeasureWeight(EnumWords.Parse<NeedKind>(w.Kind), w.Focus, w.Weight));

    private sealed record PartRow(
        string Id, string Title, List<double> LogRatio, List<float> OwnError, List<float> MsoaError, List<float> AuthorityError,
        List<int> ErrorOf, List<float> ErrorOwn, List<float> ErrorMsoa, List<float> ErrorAuthority)
    {
        public RankingPart ToPart() => new(
            Id, Title, LogRatio, OwnError, MsoaError, AuthorityError,
            [.. ErrorOf.Select((of, i) => new SharedError(of, ErrorOwn[i], ErrorMsoa[i], ErrorAuthority[i]))]);
    }

    private sealed record ResidentsRow(string Id, List<double> LogRatio);

    private sealed record TermRow(string Focus, string Kind, int Measure, string Id, string Title, double Share, double England, List<string> Parts, string? Residents);

    private sealed record DeclaredRow(string Area, double? Value, int Median, int Lower, int Upper, int Areas);

    private sealed record WeightRow(string Kind, string Focus, double Weight);
}

/// <summary>Where a release ranks an area, under the declared weights.</summary>
/// <param name="Value">What it is ranked by, as a share above England's average; null where a gap is not known.</param>
public sealed record DeclaredRank(AreaCode Area, double? Value, RankInterval Rank);
