using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training.Shards;

/// <summary>Has shards done by whichever workers there are.</summary>
/// <param name="folder">Id of the folder that holds the tasks.</param>
internal delegate Task ShardDispatch(string folder, IReadOnlyList<string> shards, CancellationToken cancellation);

/// <summary>
/// Deals the models of an analysis out to workers and joins what they send back. A model depends on its task alone, so the result is the one that this
/// machine would have made, bit for bit; a shard that is not of this task, this version and this engine is refused.
/// </summary>
/// <param name="shards">How many at least, where there are as many models.</param>
internal sealed class ShardedTrainer(IRankingTrainer trainer, string code, string releases, int shards, ShardDispatch dispatch) : IBatchTrainer
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    public string Engine => trainer.Engine;

    public bool Supports(TrainingOptions options, IReadOnlyList<FeatureSpec> features) => trainer.Supports(options, features);

    public RankingModel Train(TrainingSet set, TrainingOptions options, CancellationToken cancellation) => trainer.Train(set, options, cancellation);

    /// <exception cref="InvalidDataException">A shard failed or is refused; the message says which and why.</exception>
    public IReadOnlyList<RankingModel> TrainAll(IReadOnlyList<TrainingFit> fits, Action<double> progress, CancellationToken cancellation)
    {
        var dealt = Deal(fits).Select((part, k) => (Name: $"shard-{k + 1}", Fits: part, Task: new ShardTask(code, Engine, part).Write())).ToList();
        var hashes = dealt.ToDictionary(d => d.Name, d => Sha256Text.Of(d.Task), StringComparer.Ordinal);
        var folder = new ShardFolder(releases, Sha256Text.OfText(string.Concat(hashes.Values))[..16]);
        folder.ClearOthers();
        try
        {
            foreach (var (name, _, task) in dealt)
            {
                folder.WriteTask(name, task);
                folder.Forget(name, "failure");
            }

            dispatch(folder.Id, [.. hashes.Keys], cancellation).GetAwaiter().GetResult();
            var joined = new List<RankingModel>();
            foreach (var (name, part, _) in dealt)
            {
                joined.AddRange(Join(folder, name, hashes[name], part.Count, cancellation));
                progress(joined.Count / (double)fits.Count);
            }

            return joined;
        }
        finally
        {
            folder.Clear();
        }
    }

    private IReadOnlyList<RankingModel> Join(ShardFolder folder, string shard, string hash, int models, CancellationToken cancellation)
    {
        byte[]? content;
        while ((content = folder.ReadResult(shard)) is null)
        {
            if (folder.ReadFailure(shard) is { } why)
                throw new InvalidDataException($"The models of {shard} could not be trained: {why}");
            cancellation.WaitHandle.WaitOne(Beat);
            cancellation.ThrowIfCancellationRequested();
        }

        var result = ShardResult.Read(content);
        return (result.Task, result.Code, result.Engine, result.Models.Count) == (hash, code, Engine, models)
            ? result.Models
            : throw new InvalidDataException($"What came of {shard} is refused: expected {models} models of task {hash[..16]} by {Engine} and code {code}; found {result.Models.Count} of task {result.Task[..Math.Min(16, result.Task.Length)]} by {result.Engine} and code {result.Code}.");
    }

    /// <summary>In the order of the fits; a shard's fits are of one outcome, whose figures travel once.</summary>
    private IEnumerable<IReadOnlyList<TrainingFit>> Deal(IReadOnlyList<TrainingFit> fits)
    {
        var outcomes = new List<List<TrainingFit>>();
        foreach (var fit in fits)
        {
            if (outcomes.Count == 0 || !ReferenceEquals(outcomes[^1][0].Set.Label, fit.Set.Label))
                outcomes.Add([]);
            outcomes[^1].Add(fit);
        }

        var each = Math.Max(1, (shards + outcomes.Count - 1) / Math.Max(1, outcomes.Count));
        return outcomes.SelectMany(o => o.Chunk((o.Count + each - 1) / each));
    }
}

/// <summary>Whether and how an analysis shares its training with other workers.</summary>
internal sealed record SharedTraining(string Code, string Releases, int Shards, ShardDispatch Dispatch)
{
    public IRankingTrainer Of(IRankingTrainer trainer) => new ShardedTrainer(trainer, Code, Releases, Shards, Dispatch);
}
