using System.CommandLine;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Asks publishers now.</summary>
internal static class SourcePullCommand
{
    private static readonly Argument<string[]> Sources = new("source") { Description = "Ids as 'sources status' shows them; all where none is given.", Arity = ArgumentArity.ZeroOrMore };

    public static Command Build()
    {
        var command = new Command("pull", "Ask publishers now, read and judge what they say. 'refresh --offline' makes a release of it.") { Sources };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        await using var services = context.LiveServices();
        var pulls = services.GetRequiredService<LivePulls>();
        if (pulls.Offline)
            throw new UsageException("Live:Offline is set: no publisher is asked. Expected it unset (Live__Offline in the environment).");
        var named = context.Parse.GetValue(Sources) ?? [];
        var asked = named.Length == 0 ? pulls.Sources : [.. named.Select(pulls.Named)];
        if (asked.Count == 0)
            context.Output.WriteLine("No live source is set up: there is nobody to ask.");
        var outcomes = await pulls.RunAsync(asked, outcome => Tell(context.Output, outcome), cancellation);
        return outcomes.Any(o => o.State is SourceState.Failed or SourceState.Stale) ? ExitCodes.Failed
            : outcomes.Any(o => o.State == SourceState.Held) ? ExitCodes.Nothing
            : ExitCodes.Ok;
    }

    private static void Tell(TextWriter output, PullOutcome outcome)
    {
        lock (output)
            output.WriteLine($"{outcome.Source}: {outcome.State.ToString().ToLowerInvariant()}{(outcome.Why is null ? string.Empty : $": {outcome.Why}")}");
    }
}
