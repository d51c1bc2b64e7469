using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Tests.Boosting.XGBoost;
using MathNet.Numerics.Statistics;

namespace HealthNeeds.Analytics.Tests.Boosting;

/// <summary>The product's trainer and explainer beside XGBoost 1.7 on the same rows and options.</summary>
public sealed class XGBoostParityTests
{
    private static readonly TrainingOptions Options = new() { Rounds = 150 };
    private static readonly SyntheticAreas Areas = new(15_000, 48, seed: 1);

    [XGBoostFact]
    public void Training_SquaredError_AgreesWithXGBoost()
    {
        var (train, heldOut) = Areas.Fold(0);
        var (ours, theirs) = Predict(new(Areas.Matrix, train, Areas.Rate), Options, heldOut);
        Correlation.Spearman(ours, theirs).Should().BeGreaterThanOrEqualTo(0.995);
        Ratio(ours, theirs, (i, p) => Math.Pow(p - Areas.Rate[heldOut[i]], 2)).Should().BeInRange(0.98, 1.01);
    }

    [XGBoostFact]
    public void Training_PoissonWithExposure_AgreesWithXGBoost()
    {
        var (train, heldOut) = Areas.Fold(1);
        var (ours, theirs) = Predict(new(Areas.Matrix, train, Areas.Events, offset: Areas.LogExpected), Options with { Objective = Objective.Poisson }, heldOut);
        Correlation.Spearman(ours, theirs).Should().BeGreaterThanOrEqualTo(0.995);
        Ratio(ours, theirs, (i, p) => Deviance(Areas.Events[heldOut[i]], Math.Exp(p + Areas.LogExpected[heldOut[i]]))).Should().BeInRange(0.98, 1.01);
    }

    [XGBoostFact]
    public void Explanation_OfXGBoostsOwnTrees_IsXGBoosts()
    {
        int[] rows = [.. Enumerable.Range(0, 600)];
        var set = new TrainingSet(Areas.Matrix, rows, Areas.Rate);
        using var matrix = XGBoostTrainer.Matrix(set);
        using var booster = XGBoostTrainer.Boost(matrix, set, Options, CancellationToken.None);
        var model = XGBoostTrainer.Imported(booster, set, Options);
        model.PredictRaw(Areas.Matrix, rows).Zip(booster.PredictRaw(matrix), (a, b) => Math.Abs(a - b)).Max().Should().BeLessThan(1e-3);
        Difference(ShapExplainer.Explain(model, Areas.Matrix, rows), booster.Contributions(matrix)).Should().BeLessThan(1e-3);
    }

    private static (double[] Ours, double[] Theirs) Predict(TrainingSet set, TrainingOptions options, int[] heldOut)
    {
        double[] By(IRankingTrainer trainer) => trainer.Train(set, options, CancellationToken.None).PredictRaw(set.Features, heldOut);
        return (By(new HistogramTrainer()), By(new XGBoostTrainer()));
    }

    private static double Ratio(double[] ours, double[] theirs, Func<int, double, double> error) =>
        ours.Select((p, i) => error(i, p)).Sum() / theirs.Select((p, i) => error(i, p)).Sum();

    private static double Deviance(double events, double mean) =>
        2 * ((events > 0 ? events * Math.Log(events / mean) : 0) - events + mean);

    /// <summary>XGBoost works in single precision on predictions near 50.</summary>
    private static double Difference(Contributions ours, float[] theirs)
    {
        var width = ours.Names.Count + 1;
        return Enumerable.Range(0, ours.RowCount).Max(i => Enumerable.Range(0, width - 1).Max(f => Math.Abs(ours[i, f] - theirs[(i * width) + f])));
    }
}
