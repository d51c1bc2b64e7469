using System.CommandLine;
using HealthNeeds.Ingest.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Shows that a release's figures are those of the kept answers, bit for bit.</summary>
internal static class RebuildCommand
{
    private static readonly Argument<string> Id = new("release") { Description = "A release id, as 'releases list' shows it." };

    public static Command Build()
    {
        var command = new Command("rebuild", "Make a release's inputs again from the kept answers, without the network, and compare them bit for bit.") { Id };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var rebuilt = services.GetRequiredService<Rebuild>().Run(context.Parse.GetRequiredValue(Id), cancellation);
        foreach (var input in rebuilt.Inputs)
            context.Output.WriteLine($"{input.Input.Name}{(input.Input.Receipt is { } receipt ? $" of {input.Input.Publication} {receipt}" : string.Empty)}: {(input.IsSame ? "the same" : $"expected SHA-256 {input.Input.Sha256}, found {input.Found}")}");
        if (!rebuilt.SameCode)
            context.Output.WriteLine($"Another build than this one made it ({rebuilt.Receipt.ProductVersion}).");
        context.Output.WriteLine(rebuilt.IsSame
            ? $"All {rebuilt.Inputs.Count} files of {rebuilt.Receipt.Release} were made again, bit for bit; the hash over its inputs is {rebuilt.InputHash}, as in its receipt."
            : $"Not the same: the hash over the inputs of {rebuilt.Receipt.Release} is {rebuilt.Receipt.InputHash}; made again, it is {rebuilt.InputHash}.");
        return rebuilt.IsSame ? ExitCodes.Ok : ExitCodes.Failed;
    }
}
