using HealthNeeds.Core.Models;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Queries;

/// <summary>How the release's models were made, and how well they did.</summary>
public sealed class ModelQueries
{
    private readonly Database database;

    internal ModelQueries(Database database) => this.database = database;

    public IReadOnlyList<ModelCard> Models(CancellationToken token = default) =>
        database.Query<CardRow>("select id, title, label, engine, shipped, areas, folds, rounds, seed, features, notes from model order by id", [], token)
            .ConvertAll(r => new ModelCard(r.Id, r.Title, r.Label, r.Engine, r.Shipped, r.Areas, r.Folds, r.Rounds, r.Seed, r.Features, r.Notes));

    /// <summary>For one model, or for all.</summary>
    public IReadOnlyList<ModelMetric> Metrics(string? model = null, CancellationToken token = default) =>
        database.Query<ModelMetric>(
            "select model, scheme, candidate, metric, extent, value, lower, upper from model_metric where $model is null or model = $model order by all",
            [("model", model)],
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
        string Id, string Title, string Label, string Engine, string Shipped, int Areas, int Folds, int Rounds, int Seed, List<string> Features, List<string> Notes);
}
