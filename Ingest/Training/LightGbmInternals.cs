using System.Runtime.CompilerServices;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace HealthNeeds.Ingest.Training;

/// <summary>
/// What Microsoft.ML 5.0.1 keeps to itself: LightGBM's parameters, among which its options have no monotone constraints, its rows and boosters,
/// and the side of missing values in its trees. Another version may keep them elsewhere: the runtime then throws, and <see cref="TrainerChoice"/> says so.
/// </summary>
internal static class LightGbmInternals
{
    private const string Ensemble = "Microsoft.ML.Trainers.FastTree.InternalTreeEnsemble, Microsoft.ML.FastTree";
    private const string Tree = "Microsoft.ML.Trainers.FastTree.InternalRegressionTree, Microsoft.ML.FastTree";
    private const string Dataset = "Microsoft.ML.Trainers.LightGbm.Dataset, Microsoft.ML.LightGbm";
    private const string Booster = "Microsoft.ML.Trainers.LightGbm.Booster, Microsoft.ML.LightGbm";
    private const string Utilities = "Microsoft.ML.Trainers.LightGbm.LightGbmInterfaceUtils, Microsoft.ML.LightGbm";

    /// <summary>LightGBM's parameters by its own names, for reading and setting before training.</summary>
    public static Dictionary<string, object> ParametersOf(LightGbmRegressionTrainer trainer) => Parameters(trainer);

    /// <summary>By tree and inner node, the value that a missing one counts as; null for a tree in which it stays missing, and goes right.</summary>
    public static float[]?[] MissingValues(LightGbmRegressionModelParameters model)
    {
        var trees = EnsembleOf(model);
        return [.. Enumerable.Range(0, model.TrainedTreeEnsemble.Trees.Count).Select(t => DefaultValueForMissing(TreeAt(trees, t)))];
    }

    /// <summary>Parameters in one line, as LightGBM reads them.</summary>
    public static string Joined(Dictionary<string, object> parameters) => JoinParameters(null, parameters);

    /// <summary>Makes the bins of every column from its values that are not 0, and room for the rows.</summary>
    /// <param name="values">Per column, its values that are not 0, in order; room for more may follow.</param>
    /// <param name="places">The row of each of them.</param>
    /// <param name="counts">How many of a column are not 0.</param>
    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Dataset)]
    public static extern object NewDataset(double[][] values, int[][] places, int columns, int[] counts, int sampled, int rows, string parameters, float[] labels, float[]? weights, int[]? groups);

    /// <param name="values">Row by row.</param>
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    public static extern void PushRows([UnsafeAccessorType(Dataset)] object dataset, float[] values, int rows, int columns, int start);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    [return: UnsafeAccessorType(Booster)]
    public static extern object NewBooster(Dictionary<string, object> parameters, [UnsafeAccessorType(Dataset)] object train, [UnsafeAccessorType(Dataset)] object? validation);

    /// <summary>One tree more.</summary>
    /// <returns>True where there is nothing left to learn.</returns>
    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    public static extern bool Update([UnsafeAccessorType(Booster)] object booster);

    /// <summary>What was learned, as Microsoft.ML's own trainer hands it on.</summary>
    public static LightGbmRegressionModelParameters ModelOf(object booster, IHostEnvironment context, int features, string parameters) =>
        NewModel(context, GetModel(null, null, GetModelString(booster)), features, parameters);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "GbmOptions")]
    private static extern ref Dictionary<string, object> Parameters(
        LightGbmTrainerBase<LightGbmRegressionTrainer.Options, float, RegressionPredictionTransformer<LightGbmRegressionModelParameters>, LightGbmRegressionModelParameters> trainer);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    private static extern string JoinParameters([UnsafeAccessorType(Utilities)] object? utilities, Dictionary<string, object> parameters);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern string GetModelString([UnsafeAccessorType(Booster)] object booster);

    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod)]
    [return: UnsafeAccessorType(Ensemble)]
    private static extern object GetModel([UnsafeAccessorType(Booster)] object? booster, int[]? categories, string model);

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern LightGbmRegressionModelParameters NewModel(IHostEnvironment context, [UnsafeAccessorType(Ensemble)] object ensemble, int features, string parameters);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_TrainedEnsemble")]
    [return: UnsafeAccessorType(Ensemble)]
    private static extern object EnsembleOf(TreeEnsembleModelParameters model);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "GetTreeAt")]
    [return: UnsafeAccessorType(Tree)]
    private static extern object TreeAt([UnsafeAccessorType(Ensemble)] object ensemble, int index);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = nameof(DefaultValueForMissing))]
    private static extern ref float[]? DefaultValueForMissing([UnsafeAccessorType(Tree)] object tree);
}
