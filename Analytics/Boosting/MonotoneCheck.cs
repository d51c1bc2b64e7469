namespace HealthNeeds.Analytics.Boosting;

/// <summary>Raises each signed feature of sampled areas and looks for predictions that move the wrong way.</summary>
internal static class MonotoneCheck
{
    private const int Sampled = 150;

    public static int Violations(RankingModel model, FeatureMatrix matrix)
    {
        var stride = Math.Max(1, matrix.RowCount / Sampled);
        int[] rows = [.. Enumerable.Range(0, matrix.RowCount).Where(i => i % stride == 0)];
        var columns = Enumerable.Range(0, matrix.FeatureCount).Select(f => Array.ConvertAll(rows, i => matrix[i, f])).ToArray();
        var before = model.Predict(new FeatureMatrix(matrix.Features, columns));
        return Enumerable.Range(0, matrix.FeatureCount)
            .Where(f => matrix.Features[f].Monotone != Monotone.None)
            .Sum(f => Violations(model, matrix, columns, f, before));
    }

    private static int Violations(RankingModel model, FeatureMatrix matrix, float[][] columns, int feature, double[] before)
    {
        var known = columns[feature].Where(v => !float.IsNaN(v)).ToArray();
        if (known.Length == 0) return 0;
        var step = (known.Max() - known.Min()) / 5;
        float[][] raised = [.. columns];
        raised[feature] = Array.ConvertAll(columns[feature], v => v + step);
        var after = model.Predict(new FeatureMatrix(matrix.Features, raised));
        var sign = (int)matrix.Features[feature].Monotone;
        return before.Where((b, i) => !float.IsNaN(columns[feature][i]) && sign * (after[i] - b) < -1e-9).Count();
    }
}
