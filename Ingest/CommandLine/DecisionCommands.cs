using System.CommandLine;
using HealthNeeds.Ingest.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What the analyst says of held figures.</summary>
internal static class DecisionCommands
{
    private static readonly Argument<string> Source = new("source") { Description = "The source's id." };
    private static readonly Argument<string> Id = new("id") { Description = "An id, as 'sources held' shows it." };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Kept with the decision." };

    public static Command Accept()
    {
        var command = new Command("accept", "Take figures that a rule held: they serve from the next refresh on.") { Source, Id, Reason };
        command.Runs((context, cancellation) => DecideAsync(context, "accept", (decisions, source, id, by, reason) => decisions.AcceptAsync(source, id, by, reason, cancellation), "accepted: it serves from the next refresh on"));
        return command;
    }

    public static Command Refuse()
    {
        var command = new Command("refuse", "Do not take held figures, and do not ask about them again.") { Source, Id, Reason };
        command.Runs((context, cancellation) => DecideAsync(context, "refuse", (decisions, source, id, by, reason) => decisions.RefuseAsync(source, id, by, reason, cancellation), "refused: what served before goes on serving"));
        return command;
    }

    private static async Task<int> DecideAsync(CommandContext context, string verb, Func<Decisions, string, string, string, string?, Task<Receipt>> decide, string done)
    {
        await using var services = context.LiveServices();
        var (source, id) = (context.Parse.GetRequiredValue(Source), context.Parse.GetRequiredValue(Id));
        if (!services.Known().Contains(source, StringComparer.Ordinal))
            services.GetRequiredService<LivePulls>().Named(source);
        var figures = await decide(services.GetRequiredService<Decisions>(), source, id, $"sources {verb} {source} {id}", context.Parse.GetValue(Reason));
        context.Output.WriteLine($"{figures.Source} {figures.Id} is {done}.");
        return ExitCodes.Ok;
    }
}
