using System.CommandLine;
using HealthNeeds.Store.Exports;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Writes a release for engines that read Parquet.</summary>
internal static class ParquetCommand
{
    private static readonly Argument<string?> Id = new("release") { Description = "A release id, as 'releases list' shows it. The current one where none is given.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<DirectoryInfo> Into = new("--into") { Description = "The directory in which a folder of the release's name is made, or replaced.", Required = true };

    public static Command Build()
    {
        var command = new Command("parquet", "Write a release as Parquet in Hive partitions, with schema, licences, counts and sums.") { Id, Into };
        command.Runs(Write);
        return command;
    }

    private static async Task<int> Write(CommandContext context, CancellationToken cancellation)
    {
        var id = context.Parse.GetValue(Id) ?? ReleasesCommand.Catalogue(context.Paths).Current()?.Id ?? throw new UsageException($"There is no release in {context.Paths.Releases}. 'refresh' makes one.");
        try
        {
            var (folder, manifest) = await Task.Run(() => ParquetExport.Write(context.Paths.Releases, id, context.Parse.GetRequiredValue(Into).FullName, cancellation), cancellation);
            var files = manifest.Tables.SelectMany(t => t.Files).ToList();
            context.Output.WriteLine($"{folder} holds release {id}: {manifest.Tables.Count} tables, {manifest.Tables.Sum(t => t.Rows):N0} rows in {files.Count} files, {StageTable.Bytes(files.Sum(f => f.Bytes))}.");
            return ExitCodes.Ok;
        }
        catch (NoReleaseException unknown)
        {
            throw new UsageException(unknown.Message);
        }
    }
}
