using System.Globalization;
using System.Text;
using HealthNeeds.Analytics.Results;

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
        Opening(text, models, gates);
        foreach (var model in models) Add(text, model, [.. metrics.Where(m => m.Model == model.Id)], [.. gates.Where(g => g.Model == model.Id)], names);
        return text.ToString();
    }

    /// <summary>One screen: what is claimed, what was checked, what failed, what it is not.</summary>
    private static void Opening(StringBuilder text, IReadOnlyList<ModelCard> models, IReadOnlyList<ModelGate> gates)
    {
        text.Append("# Model card\n\nWritten by the evaluation of this release.\n\n");
        text.Append("- **Claimed:** how ill health is spread over neighbourhoods, estimated from earlier and current conditions, the level of each authority and the published figures themselves, each weighed by its error.\n");
        text.Append("- **Checked:** on figures left out one LSOA at a time (*leave-lsoa-out*: a place we know) and whole authorities at a time (*leave-la-out*: a place we do not), and against figures of health that no estimate of this release has used (*outside-…*); two of them are later years of figures that it has used, and show only that places stay as they were.\n");
        text.Append("- **Not claimed:** that unmet need has been measured. There is no ground truth of it; the ranking counts people who are ill or not cared for, by declared weights of harm. Nothing here is about any one person, and nothing shows a cause.\n");
        var failed = gates.Where(g => !g.Passed).ToArray();
        text.Append(CultureInfo.InvariantCulture, $"- **Checks:** {gates.Count - failed.Length} of {gates.Count} passed");
        text.Append(failed.Length == 0 ? ".\n" : "; not passed:\n");
        foreach (var gate in failed) text.Append(CultureInfo.InvariantCulture, $"  - {models.FirstOrDefault(m => m.Id == gate.Model)?.Title ?? gate.Model}: {gate.Gate}\n");
    }

    private static void Add(StringBuilder text, ModelCard model, ModelMetric[] metrics, ModelGate[] gates, IReadOnlyDictionary<string, string>? names)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {model.Title}\n\n`{model.Id}` for `{model.Label}`. Engine: {model.Engine}. Ships: **{model.Shipped}**. Areas: {model.Areas}");
        text.Append(model.Folds > 0 ? string.Create(CultureInfo.InvariantCulture, $"; folds: {model.Folds}; seed: {model.Seed}.\n\n") : ".\n\n");
        foreach (var note in model.Notes.Concat(model.Workings)) text.Append("- ").Append(note).Append('\n');
        // What was measured in every ICB is summed up; England, and an ICB that a scheme is about alone, are shown.
        var everywhere = metrics.Where(m => m.Extent != AreaCode.England.Value).GroupBy(m => m.Scheme).Where(g => g.Select(m => m.Extent).Distinct(StringComparer.Ordinal).Skip(1).Any()).ToArray();
        foreach (var table in metrics.Where(m => m.Extent == AreaCode.England.Value || Array.TrueForAll(everywhere, e => e.Key != m.Scheme)).GroupBy(m => (m.Scheme, m.Extent))) AddTable(text, table.Key.Scheme, names?.GetValueOrDefault(table.Key.Extent) ?? table.Key.Extent, [.. table]);
        foreach (var scheme in everywhere) AddRange(text, scheme.Key, [.. scheme]);
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

    private static void AddRange(StringBuilder text, string scheme, ModelMetric[] metrics)
    {
        double[] shipped = [.. metrics.Where(m => m.Candidate == "shipped" && m.Metric == "spearman").Select(m => m.Value).Order()];
        if (shipped.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"\n{scheme}, in {shipped.Length} ICBs: rank correlation of the model in use from {shipped[0]:0.000} to {shipped[^1]:0.000}, median {shipped[shipped.Length / 2]:0.000}.\n");
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
