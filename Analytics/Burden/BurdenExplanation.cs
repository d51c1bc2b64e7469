using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Burden;

/// <summary>
/// Each area's estimate as a sum over domains, by the models that did not see its authority. The folds' models start from slightly
/// different averages; that small constant is dealt to the domains in equal parts, so the sum is the prediction less England's mean.
/// </summary>
internal static class BurdenExplanation
{
    public static DomainAmounts Of(StackedRun run, CancellationToken cancellation)
    {
        var matrix = run.Task.Features.Matrix;
        string[] names = [.. matrix.Features.Select(f => f.Domain).Distinct(StringComparer.Ordinal)];
        var domainOf = matrix.Features.Select(f => Array.IndexOf(names, f.Domain)).ToArray();
        var values = AuthorityRidge.Columns(matrix);
        var columns = Array.ConvertAll(names, _ => new double[matrix.RowCount]);
        for (var f = 0; f < run.TreeShare.Length; f++)
        {
            AddTrees(run.Trees.Models[f], matrix, run.Task.Folds[f].Test, run.TreeShare[f], names, columns, cancellation);
            AddRidge(run.Ridge.Models[f], values, run.Task.Folds[f].Test, 1 - run.TreeShare[f], domainOf, columns);
        }

        return new DomainAmounts(names, columns).Centred(1);
    }

    /// <summary>Adds what the authority, the MSOA and the area's own figure change.</summary>
    public static DomainAmounts WithWitnesses(DomainAmounts model, BurdenPosterior posterior) =>
        DomainAmounts.Gather(
        [
            .. model.Names.Zip(model.Columns),
            (FeaturePlan.AuthorityDomain, posterior.Levels.Authority),
            (FeaturePlan.NeighbourhoodDomain, posterior.Levels.Msoa),
            (FeaturePlan.RecordDomain, [.. posterior.Shipped.Zip(posterior.PlaceKnown, (s, k) => s - k)]),
        ]).Centred(1);

    /// <summary>A baseline that ships: outcome regressed on it in each fold, all of it in one domain.</summary>
    public static double[] OfBaseline(AreaFrame frame, double[] outcome, double[] scores, IReadOnlyList<Fold> folds)
    {
        var prediction = new double[frame.Count];
        double[][] columns = [scores];
        foreach (var fold in folds)
        {
            var fit = LinearFit.Of(columns, outcome, fold.Train);
            foreach (var i in fold.Test) prediction[i] = fit.Predict(columns, i);
        }

        return prediction;
    }

    private static void AddTrees(RankingModel model, FeatureMatrix matrix, int[] rows, double share, string[] names, double[][] columns, CancellationToken cancellation)
    {
        if (share == 0) return;
        var explained = ShapExplainer.ExplainByDomain(model, matrix, rows, cancellation);
        for (var d = 0; d < names.Length; d++)
        {
            var amounts = explained.Column(explained.Names.ToList().IndexOf(names[d]));
            for (var k = 0; k < rows.Length; k++) columns[d][rows[k]] += share * (amounts[k] + (explained.Base / names.Length));
        }
    }

    private static void AddRidge(SignedRidge model, double[][] values, int[] rows, double share, int[] domainOf, double[][] columns)
    {
        foreach (var i in rows)
        {
            for (var d = 0; d < columns.Length; d++) columns[d][i] += share * model.Intercept / columns.Length;
            for (var k = 0; k < values.Length; k++) columns[domainOf[k]][i] += share * model.Part(k, values[k][i]);
        }
    }
}
