using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training;

/// <summary>The engine that trains burden models on this machine.</summary>
/// <param name="Fallback">Why it is our own trainer instead of Microsoft.ML's LightGBM; null where it is LightGBM.</param>
internal sealed record TrainerChoice(IRankingTrainer Trainer, string? Fallback)
{
    // LightGBM's threads spin while they wait for each other: where other work runs, two took five times the processor time of one.
    private const int Threads = 1;

    private static readonly Lazy<TrainerChoice> Found = new(() => Between(new LightGbmTrainer(Threads), new HistogramTrainer()));

    /// <summary>Found once in a process.</summary>
    public static TrainerChoice OnThisMachine => Found.Value;

    /// <summary>The first engine where it runs and passes the canary, else the other.</summary>
    public static TrainerChoice Between(IRankingTrainer first, IRankingTrainer other) =>
        WhyNot(first) is { } reason ? new(other, reason) : new(first, Fallback: null);

    /// <summary>What a model card says of the engine and its settings.</summary>
    public string Note(TrainingOptions options) =>
        $"Trained by {Trainer.Engine}: {options.Words}.{(Fallback is null ? string.Empty : $" {Fallback} Our own trainer took its place, with the same settings.")}";

    private static string? WhyNot(IRankingTrainer trainer)
    {
        try
        {
            return TrainerCanary.Fault(trainer) is { } fault ? $"{trainer.Engine} {fault}." : null;
        }
        // No native library for this machine or one it needs (libgomp1); or a version of Microsoft.ML whose inside is another.
        catch (Exception e) when (e is TypeLoadException or MissingMemberException or BadImageFormatException or TypeInitializationException)
        {
            return $"{trainer.Engine} does not run on this machine ({(e.InnerException ?? e).Message.Split('\n')[0].TrimEnd('.')}).";
        }
    }
}

/// <summary>
/// One tree on figures that run against the directions asked of it. An engine that does not honour directions follows the figures, and is found
/// out before it trains anything that is shown to anybody.
/// </summary>
internal static class TrainerCanary
{
    private const int Rows = 1000;

    private static readonly TrainingOptions OneTree = new() { Rounds = 1, MaxDepth = 4, LearningRate = 1, L2 = 0, MinChildWeight = 20, MaxBins = 63, Seed = 1 };

    private static readonly FeatureSpec[] Features =
        [new("worse", "canary", Monotone.Increasing), new("better", "canary", Monotone.Decreasing), new("either", "canary", Monotone.None)];

    /// <returns>What the engine did wrong, as the end of a sentence about it; null where nothing.</returns>
    public static string? Fault(IRankingTrainer trainer)
    {
        if (!trainer.Supports(OneTree, Features))
            return "says that it cannot honour directions";
        var random = new Random(1);
        var columns = Array.ConvertAll(Features, _ => Enumerable.Range(0, Rows).Select(_ => random.NextSingle()).ToArray());
        double[] label = [.. Enumerable.Range(0, Rows).Select(i => (3 * columns[1][i]) - (3 * columns[0][i]) + columns[2][i])];
        var model = trainer.Train(new(new FeatureMatrix(Features, columns), [.. Enumerable.Range(0, Rows)], label), OneTree, CancellationToken.None);
        for (var f = 0; f < Features.Length; f++)
        {
            var (least, most) = Change(model, columns, f);
            if (Features[f].Monotone is Monotone.Increasing && least < 0 || Features[f].Monotone is Monotone.Decreasing && most > 0)
                return FormattableString.Invariant($"did not honour a direction: raising '{Features[f].Id}' ({Features[f].Monotone}) moved a prediction by {(least < 0 ? least : most):0.###}");
            if (Features[f].Monotone is Monotone.None && most <= 0)
                return $"learned nothing from '{Features[f].Id}', which the figures rise with";
        }

        return null;
    }

    /// <summary>Least and greatest change of a prediction as one feature goes from low over middling to high and all others stay.</summary>
    private static (double Least, double Most) Change(RankingModel model, float[][] columns, int feature)
    {
        double[] At(float value) => model.Predict(new FeatureMatrix(Features, [.. columns.Select((c, f) => f == feature ? [.. Enumerable.Repeat(value, Rows)] : c)]));
        double[][] steps = [At(0.1f), At(0.35f), At(0.65f), At(0.9f)];
        double[] changes = [.. Enumerable.Range(1, steps.Length - 1).SelectMany(s => steps[s].Zip(steps[s - 1], (after, before) => after - before))];
        return (changes.Min(), changes.Max());
    }
}
