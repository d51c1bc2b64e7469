using System.CommandLine;
using HealthNeeds.Ingest.Backups;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Copies all that an installation keeps, while it runs, and puts a copy back.</summary>
internal static class BackupCommand
{
    private static readonly Argument<DirectoryInfo> Into = new("folder") { Description = "The folder that backups lie in; each gets a folder of its own, named after its time." };
    private static readonly Option<int?> Keep = new("--keep") { Description = "Then remove all but so many of the newest." };
    private static readonly Argument<DirectoryInfo> Backup = new("backup") { Description = "The folder of one backup." };
    private static readonly Option<bool> CheckOnly = new("--check") { Description = "Only look whether the backup is whole." };

    public static Command Build()
    {
        var command = new Command("backup", "Copy releases, evidence, records and own indicators into a new folder, while the worker goes on, and check the copy.") { Into, Keep };
        command.Runs(MakeAsync);
        return command;
    }

    public static Command BuildRestore()
    {
        var command = new Command("restore", "Check a backup and put it into the releases directory, which must be empty.") { Backup, CheckOnly };
        command.Runs(Restore);
        return command;
    }

    private static async Task<int> MakeAsync(CommandContext context, CancellationToken cancellation)
    {
        var (into, keep) = (context.Parse.GetRequiredValue(Into).FullName, context.Parse.GetValue(Keep));
        if (keep is < 1)
            throw new UsageException($"--keep expects a number from 1; found {keep}.");
        if (!Directory.Exists(context.Paths.Releases))
            throw new UsageException($"There is no releases directory {context.Paths.Releases}. Name it with --releases or Releases__Directory.");
        if (RealPath.IsInside(into, context.Paths.Releases))
            throw new UsageException($"{into} lies in the releases directory: a backup there would be a part of the next, and be lost with it.");
        var maker = new BackupMaker(context.Paths, TimeProvider.System, new BackupRoom());
        var (folder, manifest) = await maker.MakeAsync(into, cancellation);
        context.Output.WriteLine($"{folder}: {manifest.Files} files, {StageTable.Bytes(manifest.Bytes)}, read again and the same. {(manifest.Current is null ? "There was no current release." : $"Release {manifest.Current} was in use.")}");
        foreach (var missing in BackupCheck.Missing(Path.Combine(folder, BackupManifest.Content)))
            context.Output.WriteLine($"Not in it, because it is not in {context.Paths.Releases} either: {missing}");
        foreach (var (setting, path) in BackupFiles.Elsewhere(context.Paths))
            context.Error.WriteLine($"{path} is not in the backup: {setting} keeps it outside {context.Paths.Releases}. Copy it as well.");
        foreach (var gone in keep is { } count ? maker.Clear(into, count) : [])
            context.Output.WriteLine($"{gone} is removed.");
        return ExitCodes.Ok;
    }

    private static int Restore(CommandContext context, CancellationToken cancellation)
    {
        var backup = context.Parse.GetRequiredValue(Backup).FullName;
        var manifest = BackupManifest.Read(backup);
        if (context.Parse.GetValue(CheckOnly))
        {
            var problems = BackupCheck.Problems(backup, cancellation);
            foreach (var problem in problems)
                context.Error.WriteLine(problem);
            context.Output.WriteLine(problems.Count == 0 ? $"{backup} is whole: {manifest.Files} files of {manifest.Made.UtcDateTime:yyyy-MM-dd HH:mm} UTC." : $"{backup} is damaged in {CountWords.Some(problems.Count, "place")}.");
            return problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
        }

        var unread = new BackupRestore(context.Paths).Run(backup, cancellation);
        context.Output.WriteLine($"{manifest.Files} files of {manifest.Made.UtcDateTime:yyyy-MM-dd HH:mm} UTC are back in {context.Paths.Releases}, each with the hash it had.");
        context.Output.WriteLine(unread is not null
            ? $"{unread} The worker makes a new one when it starts; 'refresh' makes it now."
            : manifest.Current is null ? "There was no current release; 'refresh' makes one." : $"Release {manifest.Current} is current and can be served.");
        return ExitCodes.Ok;
    }
}
