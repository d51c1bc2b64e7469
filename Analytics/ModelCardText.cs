using System.Globalization;
using System.Text;
using HealthNeeds.Core.Models;

namespace HealthNeeds.Analytics;

/// <summary>The model card as Markdown, every number taken from the evaluation.</summary>
public static class ModelCardText
{
    /// <param name="result">What the evaluation returned.</param>
    /// <param name="names">Names of areas by code, for the extents; a code without one is shown as it is.</param>
    public static string Of(AnalysisResult result, IReadOnlyDictionary<string, string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Of(result.Models, result.Metrics, result.Gates, names);
    }

    /// <summary>The same from what a release holds.</summary>
    public static string Of(IReadOnlyList<ModelCard> models, IReadOnlyList<ModelMetric> metrics, IReadOnlyList<ModelGate> gates, IReadOnlyDictionary<string, string>? names = null)
    {
        var text = new StringBuilder();
        text.Append("# Model card\n\nWritten by the evaluation of this release. Held-out results only: no figure below comes from an area the model had seen.\n\n");
        text.Append("There is no ground truth of unmet need. What can be checked is how well burden is foreseen; that is what is tested here.\n");
        foreach (var model in models) Add(text, model, [.. metrics.Where(m => m.Model == model.Id)], [.. gates.Where(g => g.Model == model.Id)], names);
        return text.ToString();
    }

    private static void Add(StringBuilder text, ModelCard model, ModelMetric[] metrics, ModelGate[] gates, IReadOnlyDictionary<string, string>? names)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {model.Title}\n\n`{model.Id}` for `{model.Label}`. Engine: {model.Engine}. Ships: **{model.Shipped}**. Areas: {model.Areas}");
        text.Append(model.Folds > 0 ? string.Create(CultureInfo.InvariantCulture, $"; folds: {model.Folds}; seed: {model.Seed}.\n\n") : ".\n\n");
        foreach (var note in model.Notes) text.Append("- ").Append(note).Append('\n');
        foreach (var table in metrics.GroupBy(m => (m.Scheme, m.Extent))) AddTable(text, table.Key.Scheme, names?.GetValueOrDefault(table.Key.Extent) ?? table.Key.Extent, [.. table]);
        AddGates(text, gates);
        if (model.Features.Count > 0) text.Append("\nMade of: ").AppendJoin(", ", model.Features).Append(".\n");
    }

    private static void AddTable(StringBuilder text, string scheme, string extent, ModelMetric[] metrics)
    {
        string[] columns = [.. metrics.Select(m => m.Metric).Distinct(StringComparer.Ordinal)];
        text.Append(CultureInfo.InvariantCulture, $"\n### {scheme}, {extent}\n\n| | ").AppendJoin(" | ", columns).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---|", columns.Length))).Append('\n');
        foreach (var candidate in metrics.GroupBy(m => m.Candidate, StringComparer.Ordinal))
            text.Append("| ").Append(candidate.Key).Append(" | ").AppendJoin(" | ", columns.Select(c => Cell(candidate.FirstOrDefault(m => m.Metric == c)))).Append(" |\n");
    }

    private static string Cell(ModelMetric? metric) => metric switch
    {
        null => "–",
        { Lower: { } lower, Upper: { } upper } => string.Create(CultureInfo.InvariantCulture, $"{metric.Value:0.000} ({lower:0.000} to {upper:0.000})"),
        _ => metric.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static void AddGates(StringBuilder text, ModelGate[] gates)
    {
        if (gates.Length == 0) return;
        text.Append("\n| Check | | |\n|---|---|---|\n");
        foreach (var gate in gates) text.Append(CultureInfo.InvariantCulture, $"| {gate.Gate} | {(gate.Passed ? "passed" : "**failed**")} | {gate.Detail} |\n");
    }
}
