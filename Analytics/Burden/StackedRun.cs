namespace HealthNeeds.Analytics.Burden;

/// <summary>Trees and ridge of one task, mixed: of each fold by the share that served the other folds best.</summary>
/// <param name="TreeShare">Per fold, the trees' share, 0 to 1; the ridge has the rest.</param>
/// <param name="Prediction">On the model's scale; NaN for rows no fold tests.</param>
internal sealed record StackedRun(HeldOut Trees, RidgeRun Ridge, double[] TreeShare, double[] Prediction)
{
    /// <summary>The share of the one fold that a task of a single fold has, where there are no other folds to learn it from.</summary>
    private const double EvenShare = 0.5;

    public HeldOutTask Task => Trees.Task;

    public static StackedRun Of(HeldOut trees, RidgeRun ridge)
    {
        var folds = trees.Task.Folds;
        var (products, squares) = (new double[folds.Count], new double[folds.Count]);
        for (var f = 0; f < folds.Count; f++)
        {
            foreach (var i in folds[f].Test.Where(i => !double.IsNaN(trees.Task.Outcome[i])))
            {
                var apart = trees.Prediction[i] - ridge.Prediction[i];
                products[f] += apart * (trees.Task.Outcome[i] - ridge.Prediction[i]);
                squares[f] += apart * apart;
            }
        }

        var (product, square) = (products.Sum(), squares.Sum());
        double[] shares = [.. folds.Select((_, f) => square - squares[f] > 0 ? Math.Clamp((product - products[f]) / (square - squares[f]), 0, 1) : EvenShare)];
        return new StackedRun(trees, ridge, shares, Mixed(trees, ridge, shares));
    }

    /// <summary>The ridge alone, where the trees add nothing that holds.</summary>
    public StackedRun RidgeOnly() => this with { TreeShare = new double[TreeShare.Length], Prediction = Ridge.Prediction };

    private static double[] Mixed(HeldOut trees, RidgeRun ridge, double[] shares)
    {
        var mixed = new double[ridge.Prediction.Length];
        Array.Fill(mixed, double.NaN);
        for (var f = 0; f < shares.Length; f++)
        {
            foreach (var i in trees.Task.Folds[f].Test) mixed[i] = (shares[f] * trees.Prediction[i]) + ((1 - shares[f]) * ridge.Prediction[i]);
        }

        return mixed;
    }
}
