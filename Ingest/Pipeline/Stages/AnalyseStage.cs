using HealthNeeds.Analytics;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Results;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Training;
using HealthNeeds.Ingest.Training.Shards;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Trains, judges, ranks and explains, and writes what comes of it into the release.</summary>
/// <param name="sharing">Has models trained by other workers; null where this process trains them itself.</param>
internal sealed class AnalyseStage(TrainerChoice choice, SharedTraining? sharing = null) : IStage
{
    // Of the stage's own time: the rest is writing.
    private const double Analysing = 0.85;

    public StagePlan Plan { get; } = new("analyse", "Train, judge and rank", 90);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        // A method of its own: what it holds must be out of reach before memory is given back.
        var rows = AnalyseAndWrite(run, cancellation);
        ProcessMemory.GiveBack();
        return Task.FromResult(new StageResult(rows));
    }

    private long AnalyseAndWrite(RunState run, CancellationToken cancellation)
    {
        run.Tracker.Report("Gathering figures by area", 0);
        var result = NeedAnalysis.Run(RunAnalysisInput.Of(run, cancellation), sharing?.Of(choice.Trainer) ?? choice.Trainer, new StageShareProgress(run.Tracker, 0, Analysing), cancellation);
        var note = choice.Note(NeedAnalysis.Training(run.AnalysisOptions));
        run.Writer.AppendModels(result.Models.Select(m => m.Engine == choice.Trainer.Engine ? m with { Notes = [.. m.Notes, note] } : m));
        return Write(run.Writer, result, run.Tracker, cancellation);
    }

    private static long Write(ReleaseWriter writer, AnalysisResult result, RunTracker tracker, CancellationToken cancellation)
    {
        writer.AppendMetrics(result.Metrics);
        writer.AppendGates(result.Gates);
        writer.AppendSensitivities(result.Sensitivities);
        writer.AppendRankingBasis(result.Basis);
        writer.AppendConditions(result.Conditions.Select(c => c.Condition));
        foreach (var (_, areas) in result.Conditions) writer.AppendConditionNeeds(areas);
        long rows = 0;
        for (var i = 0; i < result.Rankings.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var ranking = result.Rankings[i];
            tracker.Report($"Writing ranks: {ranking.Focus}, {ranking.Level.Id()}", Analysing + ((1 - Analysing) * i / result.Rankings.Count));
            LevelRankingWriter.Append(writer, ranking);
            rows += ranking.Areas.Count;
        }

        return rows;
    }
}

/// <summary>Writes one level's ranking into a release: figures, ranks of every kind, and what scores are sums of.</summary>
internal static class LevelRankingWriter
{
    public static void Append(ReleaseWriter writer, LevelRanking ranking)
    {
        writer.AppendRankings(ranking.Level, ranking.Areas);
        writer.AppendRanks(ranking.Focus, ranking.Level, ranking.Ranks.Select(r => (r.Area, r.Within, r.Rank)));
        writer.AppendKindRanks(ranking.Focus, ranking.Level, ranking.Kinds.SelectMany(k => k).Select(r => (r.Kind, r.Area, r.Within, r.Rank, r.WorstTenth)));
        writer.AppendContributions(ranking.Focus, ranking.Level, ranking.Contributions.Select(c => (c.Area, new Contribution(c.Side, c.Domain, c.Value))));
    }
}

/// <summary>Ranks what it is given, as <see cref="NeedAnalysis.Rank"/> does. Tests put a quick one in its place.</summary>
internal delegate IReadOnlyList<LevelRanking> RankingMethod(AnalysisInput input, IProgress<AnalysisProgress>? progress, CancellationToken cancellation);

/// <summary>Passes an analysis's progress on as a share of its stage. Progress&lt;T&gt; would post to the pool, where reports overtake one another.</summary>
internal sealed class StageShareProgress(RunTracker tracker, double from, double share) : IProgress<AnalysisProgress>
{
    public void Report(AnalysisProgress value) => tracker.Report(value.Stage, from + (value.Fraction * share));
}
