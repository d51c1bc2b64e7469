using System.CommandLine;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Backups;
using HealthNeeds.Ingest.Decisions;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Shows that a release's figures are those of the kept answers, bit for bit.</summary>
internal static class RebuildCommand
{
    private static readonly Argument<string> Id = new("release") { Description = "A release id, as 'releases list' shows it." };

    private static readonly Option<DirectoryInfo> Into = new("--into") { Description = "Make the whole release again in this directory, which must be new or empty and lie outside the releases directory, and compare it table by table." };

    public static Command Build()
    {
        var command = new Command("rebuild", "Make a release's inputs again from the kept answers, without the network, and compare them bit for bit.") { Id, Into };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var kept = new ReleaseCatalogue(Options.Create(new ReleaseOptions { Directory = context.Paths.Releases })).List();
        var release = ReleaseDecisions.Named(kept, context.Paths.Releases, context.Parse.GetRequiredValue(Id), _ => false, string.Empty);
        var into = context.Parse.GetValue(Into)?.FullName;
        if (into is not null)
            RequireNew(into, context.Paths.Releases);
        await using var services = context.LiveServices();
        var rebuilt = services.GetRequiredService<ReleaseRebuild>().Run(release.Id, cancellation);
        Tell(context, rebuilt);
        if (into is null)
            return rebuilt.IsSame ? ExitCodes.Ok : ExitCodes.Failed;
        var isMade = false;
        try
        {
            var record = await MakeAsync(context, services, rebuilt.Receipt, into, cancellation);
            isMade = record.Outcome == RunOutcome.Published;
            return isMade ? Compare(context, rebuilt.Receipt.Release, into, record.Release!, cancellation) : ExitCode(record.Outcome);
        }
        finally
        {
            if (!isMade && Directory.EnumerateFileSystemEntries(into).Any())
                context.Error.WriteLine($"{into} holds what was made until then: remove it, or name another directory, before the next try.");
        }
    }

    private static void Tell(CommandContext context, RebuiltRelease rebuilt)
    {
        foreach (var input in rebuilt.Inputs)
            context.Output.WriteLine($"{input.Input.Name}{(input.Input.Receipt is { } receipt ? $" of {input.Input.Publication} {receipt}" : string.Empty)}: {(input.IsSame ? "the same" : $"expected SHA-256 {input.Input.Sha256}, found {input.Found}")}");
        if (!rebuilt.SameCode)
            context.Output.WriteLine($"It was made by another build ({rebuilt.Receipt.ProductVersion}).");
        context.Output.WriteLine(rebuilt.IsSame
            ? $"All {rebuilt.Inputs.Count} files of {rebuilt.Receipt.Release} were made again, bit for bit; the hash over its inputs is {rebuilt.InputHash}, as in its receipt."
            : $"Not the same: the hash over the inputs of {rebuilt.Receipt.Release} is {rebuilt.Receipt.InputHash}; made again, it is {rebuilt.InputHash}. It covers the files above, the catalogues in {context.Paths.Data} and the product's own code.");
    }

    /// <summary>Before anything is read, which takes minutes: nothing that is there is written over, and no release is made among those that serve.</summary>
    /// <exception cref="UsageException">It is none where a release may be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be written.</exception>
    internal static void RequireNew(string into, string releases)
    {
        if (RealPath.IsInside(into, releases))
            throw new UsageException($"--into expects a directory outside {releases}, whose backups, replicas and clearing would take it for a part of it; found {into}.");
        if (File.Exists(into) || (Directory.Exists(into) && Directory.EnumerateFileSystemEntries(into).Any()))
            throw new UsageException($"--into expects a directory that is new or empty; found {into}{(File.Exists(into) ? ", a file" : " with something in it")}.");
        Directory.CreateDirectory(into);
        new FileStream(Path.Combine(into, "tried.tmp"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
    }

    internal static int ExitCode(RunOutcome outcome) => outcome == RunOutcome.Stopped ? ExitCodes.Stopped : ExitCodes.Failed;

    /// <summary>The same settings in another directory, where nobody is asked. Own indicators are those that the release was made from, not those of today, wherever they are kept.</summary>
    internal static IConfiguration There(IConfiguration here, string into, string region) => new ConfigurationBuilder().AddConfiguration(here)
        .AddInMemoryCollection([new("Releases:Directory", into), new("Own:Directory", Path.Combine(into, "own-indicators")), new("Live:Offline", "true"), new("Region", region)]).Build();

    private static async Task<RunRecord> MakeAsync(CommandContext context, ServiceProvider services, ReleaseReceipt receipt, string into, CancellationToken cancellation)
    {
        services.GetRequiredService<ReleaseRemake>().Prepare(receipt.Release, into, cancellation);
        await using var there = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.None)).AddRefresh(There(context.Configuration, into, receipt.Region)).BuildServiceProvider();
        var record = await there.GetRequiredService<Refresh>().RunAsync(new RefreshRequest(receipt.Region, Force: true, "command"), [new LineDisplay(context.Output.WriteLine)], cancellation);
        if (record.Outcome != RunOutcome.Published)
            context.Output.WriteLine(record.Message);
        return record;
    }

    private static int Compare(CommandContext context, string release, string into, string made, CancellationToken cancellation)
    {
        var tables = RowComparison.Compare(Path.Combine(context.Paths.Releases, $"{release}.duckdb"), Path.Combine(into, $"{made}.duckdb"), cancellation);
        foreach (var (table, rows, isSame) in tables)
            context.Output.WriteLine($"{table}: {CountWords.Some(rows, "row")}, {(isSame ? "the same" : "NOT THE SAME")}");
        var differ = tables.Count(t => !t.IsSame);
        context.Output.WriteLine(differ == 0 ? $"{made} holds what {release} holds, to the last bit of every figure." : $"{CountWords.Some(differ, "table")} of {made} {(differ == 1 ? "differs" : "differ")} from {release}.");
        return differ == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
