using System.CommandLine;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Text;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Comparison;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Shows that a release's figures are those of the kept answers, bit for bit.</summary>
internal static class RebuildCommand
{
    private static readonly Argument<string> Id = new("release") { Description = "A release id, as 'releases list' shows it." };

    private static readonly Option<DirectoryInfo> Into = new("--into") { Description = "Make the whole release again in this directory, which must be new, and compare it table by table." };

    public static Command Build()
    {
        var command = new Command("rebuild", "Make a release's inputs again from the kept answers, without the network, and compare them bit for bit.") { Id, Into };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var rebuilt = services.GetRequiredService<ReleaseRebuild>().Run(context.Parse.GetRequiredValue(Id), cancellation);
        foreach (var input in rebuilt.Inputs)
            context.Output.WriteLine($"{input.Input.Name}{(input.Input.Receipt is { } receipt ? $" of {input.Input.Publication} {receipt}" : string.Empty)}: {(input.IsSame ? "the same" : $"expected SHA-256 {input.Input.Sha256}, found {input.Found}")}");
        if (!rebuilt.SameCode)
            context.Output.WriteLine($"It was made by another build ({rebuilt.Receipt.ProductVersion}).");
        context.Output.WriteLine(rebuilt.IsSame
            ? $"All {rebuilt.Inputs.Count} files of {rebuilt.Receipt.Release} were made again, bit for bit; the hash over its inputs is {rebuilt.InputHash}, as in its receipt."
            : $"Not the same: the hash over the inputs of {rebuilt.Receipt.Release} is {rebuilt.Receipt.InputHash}; made again, it is {rebuilt.InputHash}. It covers the files above, the catalogues in {context.Paths.Data} and the product's own code.");
        if (context.Parse.GetValue(Into) is not { } into)
            return rebuilt.IsSame ? ExitCodes.Ok : ExitCodes.Failed;
        return await MakeAsync(context, services, rebuilt.Receipt, into.FullName, cancellation) ? ExitCodes.Ok : ExitCodes.Failed;
    }

    /// <summary>The same settings in another directory, where nobody is asked. Own indicators are those that the release was made from, not those of today, wherever they are kept.</summary>
    internal static IConfiguration There(IConfiguration here, string into, string region) => new ConfigurationBuilder().AddConfiguration(here)
        .AddInMemoryCollection([new("Releases:Directory", into), new("Own:Directory", Path.Combine(into, "own-indicators")), new("Live:Offline", "true"), new("Region", region)]).Build();

    /// <returns>True where every table has the same rows.</returns>
    private static async Task<bool> MakeAsync(CommandContext context, ServiceProvider services, ReleaseReceipt receipt, string into, CancellationToken cancellation)
    {
        if (Directory.Exists(into) && Directory.EnumerateFileSystemEntries(into).Any())
            throw new UsageException($"--into expects a directory that is new or empty; found {into} with something in it.");
        services.GetRequiredService<ReleaseRemake>().Prepare(receipt.Release, into, cancellation);
        await using var there = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.None)).AddRefresh(There(context.Configuration, into, receipt.Region)).BuildServiceProvider();
        var record = await there.GetRequiredService<Refresh>().RunAsync(new RefreshRequest(receipt.Region, Force: true, "command"), [new LineDisplay(context.Output.WriteLine)], cancellation);
        if (record.Outcome != RunOutcome.Published)
        {
            context.Output.WriteLine(record.Message);
            return false;
        }

        var tables = RowComparison.Compare(Path.Combine(context.Paths.Releases, $"{receipt.Release}.duckdb"), Path.Combine(into, $"{record.Release}.duckdb"), cancellation);
        foreach (var (table, rows, isSame) in tables)
            context.Output.WriteLine($"{table}: {CountWords.Some(rows, "row")}, {(isSame ? "the same" : "NOT THE SAME")}");
        var differ = tables.Count(t => !t.IsSame);
        context.Output.WriteLine(differ == 0 ? $"{record.Release} holds what {receipt.Release} holds, to the last bit of every figure." : $"{CountWords.Some(differ, "table")} of {record.Release} {(differ == 1 ? "differs" : "differ")} from {receipt.Release}.");
        return differ == 0;
    }
}
