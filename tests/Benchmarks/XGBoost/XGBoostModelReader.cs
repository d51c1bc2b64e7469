using System.Text.Json;
using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Benchmarks.XGBoost;

/// <summary>Turns XGBoost's JSON model into the product's plain data. The base score is not read: the trainer knows it.</summary>
internal static class XGBoostModelReader
{
    public static RegressionTree[] Trees(string json)
    {
        using var document = JsonDocument.Parse(json);
        var trees = document.RootElement.GetProperty("learner").GetProperty("gradient_booster").GetProperty("model").GetProperty("trees");
        return [.. trees.EnumerateArray().Select(Tree)];
    }

    private static RegressionTree Tree(JsonElement tree)
    {
        var left = Numbers(tree, "left_children", e => e.GetInt32());
        var right = Numbers(tree, "right_children", e => e.GetInt32());
        var condition = Numbers(tree, "split_conditions", e => e.GetSingle());
        for (var node = 0; node < left.Length; node++)
        {
            if (left[node] >= 0 && right[node] != left[node] + 1) throw new InvalidDataException("XGBoost's children are not neighbours.");
        }

        return new(
            Numbers(tree, "split_indices", e => e.GetInt32()).Select((f, node) => left[node] < 0 ? -1 : f).ToArray(),
            [.. condition.Select((c, node) => left[node] < 0 ? 0 : c)],
            Numbers(tree, "default_left", e => e.ValueKind == JsonValueKind.True || (e.ValueKind == JsonValueKind.Number && e.GetInt32() == 1)),
            left,
            [.. condition.Select((c, node) => left[node] < 0 ? c : 0.0)],
            Numbers(tree, "sum_hessian", e => e.GetDouble()));
    }

    private static T[] Numbers<T>(JsonElement tree, string name, Func<JsonElement, T> read) =>
        [.. tree.GetProperty(name).EnumerateArray().Select(read)];
}
