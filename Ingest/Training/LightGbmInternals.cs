using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace HealthNeeds.Ingest.Training;

/// <summary>
/// What Microsoft.ML 5.0.1 keeps to itself: LightGBM's parameters, among which its options have no monotone constraints, and the side of
/// missing values in its trees. Another version may keep them elsewhere: the runtime then throws, and <see cref="TrainerChoice"/> says so.
/// </summary>
internal static class LightGbmInternals
{
    private const string Ensemble = "Microsoft.ML.Trainers.FastTree.InternalTreeEnsemble, Microsoft.ML.FastTree";
    private const string Tree = "Microsoft.ML.Trainers.FastTree.InternalRegressionTree, Microsoft.ML.FastTree";

    /// <summary>Sets a parameter of LightGBM by its own name, before training.</summary>
    public static void SetParameter(LightGbmRegressionTrainer trainer, string name, object value) => Parameters(trainer)[name] = value;

    /// <summary>By tree and inner node, the value that a missing one counts as; null for a tree in which it stays missing, and goes right.</summary>
    public static float[]?[] MissingValues(LightGbmRegressionModelParameters model)
    {
        var trees = EnsembleOf(model);
        return [.. Enumerable.Range(0, model.TrainedTreeEnsemble.Trees.Count).Select(t => DefaultValueForMissing(TreeAt(trees, t)))];
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "GbmOptions")]
    private static extern ref Dictionary<string, object> Parameters(
        LightGbmTrainerBase<LightGbmRegressionTrainer.Options, float, RegressionPredictionTransformer<LightGbmRegressionModelParameters>, LightGbmRegressionModelParameters> trainer);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_TrainedEnsemble")]
    [return: UnsafeAccessorType(Ensemble)]
    private static extern object EnsembleOf(TreeEnsembleModelParameters model);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetTreeAt")]
    [return: UnsafeAccessorType(Tree)]
    private static extern object TreeAt([UnsafeAccessorType(Ensemble)] object ensemble, int index);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = nameof(DefaultValueForMissing))]
    private static extern ref float[]? DefaultValueForMissing([UnsafeAccessorType(Tree)] object tree);
}
