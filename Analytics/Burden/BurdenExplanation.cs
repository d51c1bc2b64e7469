using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// Each area's held-out prediction as a sum over domains, by the model that did not see it. The folds' models start from slightly
/// different averages; that small constant is dealt to the domains in equal parts, so the sum is the prediction less England's mean.
/// </summary>
internal static class BurdenExplanation
{
    public static DomainAmounts Of(HeldOut run, CancellationToken cancellation)
    {
        var matrix = run.Task.Features.Matrix;
        string[] names = [.. matrix.Features.Select(f => f.Domain).Distinct(StringComparer.Ordinal)];
        var columns = Array.ConvertAll(names, _ => new double[matrix.RowCount]);
        for (var f = 0; f < run.Models.Length; f++)
        {
            var rows = run.Task.Folds[f].Test;
            var explained = ShapExplainer.ExplainByDomain(run.Models[f], matrix, rows, cancellation);
            for (var d = 0; d < names.Length; d++)
            {
                var amounts = explained.Column(explained.Names.ToList().IndexOf(names[d]));
                for (var k = 0; k < rows.Length; k++) columns[d][rows[k]] = amounts[k] + (explained.Base / names.Length);
            }
        }

        return new DomainAmounts(names, columns).Centred(1);
    }

    /// <summary>A baseline that ships: outcome regressed on it in each fold, all of it in one domain.</summary>
    public static double[] OfBaseline(AreaFrame frame, double[] outcome, double[] scores, IReadOnlyList<Fold> folds)
    {
        var prediction = new double[frame.Count];
        double[][] columns = [scores];
        foreach (var fold in folds)
        {
            var fit = Evaluation.LinearFit.Of(columns, outcome, fold.Train);
            foreach (var i in fold.Test) prediction[i] = fit.Predict(columns, i);
        }

        return prediction;
    }
}
