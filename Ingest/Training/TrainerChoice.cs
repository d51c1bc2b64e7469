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
