using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Ingest.Training.Shards;

/// <summary>Trains the models of one shard, on whichever worker it falls to.</summary>
internal sealed class ShardWork(IRankingTrainer trainer, string code)
{
    /// <summary>What goes wrong is left for the worker that asked, in words; only being stopped leaves here, and another worker takes over.</summary>
    public void Do(ShardFolder folder, string shard, CancellationToken cancellation)
    {
        try
        {
            // Without a task the analysis has ended meanwhile; with a result another worker has done it.
            if (!folder.HasResult(shard) && folder.ReadTask(shard) is { } task)
                folder.WriteResult(shard, Train(task, cancellation));
        }
        catch (DirectoryNotFoundException) when (!folder.IsThere)
        {
            // The analysis ended, and nobody waits for this any more.
            return;
        }
        catch (Exception problem) when (problem is not OperationCanceledException && folder.IsThere)
        {
            folder.WriteFailure(shard, $"{problem.Message} (on {Environment.MachineName}, process {Environment.ProcessId})");
        }
    }

    private ShardResult Train(byte[] content, CancellationToken cancellation)
    {
        var task = ShardTask.Read(content);
        if (task.Code != code)
            throw new InvalidDataException($"The analysis runs with another version than this worker: its code is {task.Code}, this worker's {code}. Expected one version on all workers.");
        if (task.Engine != trainer.Engine)
            throw new InvalidDataException($"The analysis trains with {task.Engine}, this worker with {trainer.Engine}. Expected the same engine on all workers.");
        var models = task.Fits.Select(f => trainer.Train(f.Set, f.Options, cancellation)).ToList();
        return new ShardResult(Sha256Text.Of(content), code, trainer.Engine, models);
    }
}
