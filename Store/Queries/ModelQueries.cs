using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>How the release's models were made, and how well they did.</summary>
public sealed class ModelQueries
{
    /// <summary>What an indicator does that is an outcome of a ranking.</summary>
    private const string Outcome = "label";

    private readonly Database database;

    internal ModelQueries(Database database) => this.database = database;

    public IReadOnlyList<ModelCard> Models(CancellationToken token = default) =>
        database.Query<CardRow>("select id, title, label, engine, shipped, areas, folds, rounds, seed, features, notes, workings from model order by id", [], token)
            .ConvertAll(r => new ModelCard(r.Id, r.Title, r.Label, r.Engine, r.Shipped, r.Areas, r.Folds, r.Rounds, r.Seed, r.Features, r.Notes) { Workings = r.Workings });

    /// <summary>For one model, or for all.</summary>
    public IReadOnlyList<ModelMetric> Metrics(string? model = null, CancellationToken token = default) =>
        database.Query<ModelMetric>(
            "select model, scheme, candidate, metric, extent, value, lower, upper from model_metric where $model is null or model = $model order by all",
            [("model", model)],
            token);

    /// <summary>Of one focus area, or of all together, whose parts are the focus areas; without parts where the release does not rank it.</summary>
    public RankingGrounds Grounds(string focus, CancellationToken token = default)
    {
        var overall = focus == FocusArea.Overall;
        var model = ModelIds.Of(focus);
        var title = overall ? "select id, name as title from focus_area" : "select id, title from ranking_term where focus = $focus and kind = 'unmet'";
        (string, object?)[] args = overall ? [("model", model)] : [("focus", focus), ("model", model)];
        var parts = database.Query<RankingGround>(
            $"""
            select t.title, m.value as share from model_metric m join ({title}) t on t.id = m.candidate
            where m.model = $model and m.scheme = '{ModelIds.SharesScheme}' and m.extent = 'E92000001' order by m.value desc, t.title
            """,
            args,
            token);
        var measured = Measured(focus, token);
        return new RankingGrounds(parts, overall ? [] : database.Query<string>("select unnest(notes) from model where id = $model", [("model", model)], token), model)
        {
            Measured = [.. measured.Select(m => m.Period)],
            MeasuredBurden = [.. measured.Where(m => m.Ranks == Outcome && (!overall || m.Level == AreaLevel.Lsoa21.Id())).Select(m => m.Period)],
            Halves = Halves(focus, token),
            MeasuredGap = [.. measured.Where(m => m.Ranks != Outcome).Select(m => m.Period)],
        };
    }

    /// <summary>By kind, how alike the ranking is made of either half of GP practices; a kind that no practice's figure is in, or that was not tried, is not among them.</summary>
    private Dictionary<NeedKind, ModelMetric> Halves(string focus, CancellationToken token)
    {
        var agreed = Metrics(ModelIds.Overall, token).Where(m => m.Scheme == ModelIds.HalvesScheme).ToLookup(m => m.Candidate, StringComparer.Ordinal);
        return Enum.GetValues<NeedKind>().SelectMany(k => agreed[$"{focus} by {k.Id()}"].Take(1).Select(m => (Kind: k, Metric: m))).ToDictionary(h => h.Kind, h => h.Metric);
    }

    /// <summary>The latest period of each indicator that a focus area is ranked by, the one that ended first first.</summary>
    private List<(string Ranks, string Level, Period Period)> Measured(string focus, CancellationToken token) =>
        database.Query<(string Ranks, string Level, Period Period)>(
            """
            select any_value(u.ranks) as ranks, any_value(i.native_level) as level, max_by(o.period, o.period_end) as period
            from observation o
            join (select distinct indicator, ranks from indicator_use where focus = $focus and ranks in ('label', 'gap')) u on u.indicator = o.indicator
            join indicator i on i.id = o.indicator
            group by o.indicator order by max(o.period_end), o.indicator
            """,
            [("focus", focus)],
            token);

    /// <summary>For one model, or for all.</summary>
    public IReadOnlyList<ModelGate> Gates(string? model = null, CancellationToken token = default) =>
        database.Query<ModelGate>("select model, gate, passed, detail from model_gate where $model is null or model = $model order by model, gate", [("model", model)], token);

    /// <summary>For one focus area, or for all; England first, then by how much an assumption explains together with others.</summary>
    public IReadOnlyList<Sensitivity> Sensitivities(string? focus = null, CancellationToken token = default) =>
        database.Query<Sensitivity>(
            """
            select focus, extent, factor, first_order as first, first_lower, first_upper, total, total_lower, total_upper
            from sensitivity where $focus is null or focus = $focus order by focus, extent <> 'E92000001', total desc, factor
            """,
            [("focus", focus)],
            token);

    private sealed record CardRow(
        string Id, string Title, string Label, string Engine, string Shipped, int Areas, int Folds, int Rounds, int Seed, List<string> Features, List<string> Notes, List<string> Workings);
}

/// <summary>What the places of a ranking by unmet need are told apart by.</summary>
/// <param name="Parts">What it is added up from, largest first, and the share of the differences between England's places that each makes; shares sum to 1.</param>
/// <param name="Caveats">What must be said of the figures wherever the ranking is shown.</param>
/// <param name="Model">The model card that says more.</param>
public sealed record RankingGrounds(IReadOnlyList<RankingGround> Parts, IReadOnlyList<string> Caveats, string Model)
{
    /// <summary>The latest period of each indicator it is ranked by, the oldest first; empty where none has figures.</summary>
    public IReadOnlyList<Period> Measured { get; init; } = [];

    /// <summary>The same of its outcomes, which the burden is made of; of all focus areas together of those published for LSOAs, which the overall burden is.</summary>
    public IReadOnlyList<Period> MeasuredBurden { get; init; } = [];

    /// <summary>The same of its figures of care.</summary>
    public IReadOnlyList<Period> MeasuredGap { get; init; } = [];

    /// <summary>By kind, the rank correlation of the ranking made of one half of GP practices with that made of the other; of what was tried.</summary>
    public IReadOnlyDictionary<NeedKind, ModelMetric> Halves { get; init; } = new Dictionary<NeedKind, ModelMetric>();

    /// <summary>Of the figures that places are ranked by.</summary>
    public IReadOnlyList<Period> MeasuredBy(NeedKind kind) => kind switch
    {
        NeedKind.Burden => MeasuredBurden,
        NeedKind.Gap => MeasuredGap,
        _ => Measured,
    };
}

public sealed record RankingGround(string Title, double Share);
