using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Exports;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>Writes the release that was just published as Parquet, where the installation asks for it (Releases__Parquet).</summary>
internal sealed class ParquetStage(IngestPaths paths) : IStage
{
    public const string Setting = "Releases:Parquet";

    public StagePlan Plan { get; } = new("parquet", "Write as Parquet", 30);

    public async Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        try
        {
            var (_, manifest) = await Task.Run(() => ParquetExport.Write(paths.Releases, run.Release!, ParquetFolders.In(paths), cancellation), cancellation);
            return new StageResult(manifest.Tables.Sum(t => t.Rows));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The release is published and served, whatever became of its copy: a full disk, or the engine, which names what it could not do in errors of its own.
            run.Warn($"Release {run.Release} was not written as Parquet: {problem.Message} The command 'releases parquet {run.Release} --into {ParquetFolders.In(paths)}' tries again.");
            return new StageResult();
        }
    }
}

/// <summary>Where releases lie as Parquet.</summary>
internal static class ParquetFolders
{
    public static string In(IngestPaths paths) => Path.Combine(paths.Releases, "parquet");

    /// <summary>A release that is not kept is not kept as Parquet either: it may have been taken out of service. Nor is what a killed run began.</summary>
    public static void Clear(IngestPaths paths)
    {
        if (!Directory.Exists(In(paths)))
            return;
        foreach (var folder in Directory.EnumerateDirectories(In(paths)).Where(f => !File.Exists(Path.Combine(paths.Releases, Path.GetFileName(f) + ".duckdb"))).ToList())
            Directory.Delete(folder, recursive: true);
    }
}
