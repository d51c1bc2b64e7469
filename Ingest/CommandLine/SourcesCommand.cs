using System.CommandLine;
using System.Text.Json;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

internal static class SourcesCommand
{
    public static Command Build()
    {
        var list = new Command("list", "Every source: publisher, period, licence.") { GlobalOptions.Json };
        list.Runs(List);
        return new Command("sources", "Where the figures come from, how fresh they are, and what waits for a decision.")
        {
            list,
            SourceStatusCommand.Build(),
            SourcePullCommand.Build(),
            HeldFiguresCommand.Build(),
            DecisionCommands.Accept(),
            DecisionCommands.Refuse(),
        };
    }

    private static int List(CommandContext context)
    {
        var catalogue = DataCatalogues.Read(context.Paths.Data).Indicators;
        if (context.WantsJson)
        {
            context.Output.WriteLine(JsonSerializer.Serialize(catalogue.Sources, CatalogueJson.Options));
            return ExitCodes.Ok;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Id", "Publisher", "Title", "Period", "Licence");
        table.AddColumn(new TableColumn("Indicators").RightAligned());
        foreach (var s in catalogue.Sources)
            table.AddRow([.. new[] { s.Id, s.Publisher, s.Title, s.Period, s.Licence, $"{catalogue.Indicators.Count(i => i.Source == s.Id)}" }.Select(Markup.Escape)]);
        context.Terminal.Write(table);
        return ExitCodes.Ok;
    }
}

/// <summary>What the analyst says of held figures.</summary>
internal static class DecisionCommands
{
    private static readonly Argument<string> Source = new("source") { Description = "The source's id." };
    private static readonly Argument<string> Id = new("id") { Description = "An id, as 'sources held' shows it." };

    public static Command Accept()
    {
        var command = new Command("accept", "Accept figures that a rule held: they are used from the next refresh on.") { Source, Id, AuditCommand.Reason };
        command.Runs((context, cancellation) => DecideAsync(context, "accept", (decisions, source, id, by, reason) => decisions.AcceptAsync(source, id, by, reason, cancellation), "accepted: it is used from the next refresh on"));
        return command;
    }

    public static Command Refuse()
    {
        var command = new Command("refuse", "Refuse held figures; the same figures are not raised again.") { Source, Id, AuditCommand.Reason };
        command.Runs((context, cancellation) => DecideAsync(context, "refuse", (decisions, source, id, by, reason) => decisions.RefuseAsync(source, id, by, reason, cancellation), "refused: the figures in use before stay in use"));
        return command;
    }

    private static async Task<int> DecideAsync(CommandContext context, string verb, Func<AnalystDecisions, string, string, string, string?, Task<Receipt>> decide, string done)
    {
        await using var services = context.LiveServices();
        var (source, id) = (context.Parse.GetRequiredValue(Source), context.Parse.GetRequiredValue(Id));
        if (!services.Known().Contains(source, StringComparer.Ordinal))
            services.GetRequiredService<PullCoordinator>().Named(source);
        var figures = await decide(services.GetRequiredService<AnalystDecisions>(), source, id, $"sources {verb} {source} {id}", context.GivenReason());
        context.Output.WriteLine($"{figures.Source} {figures.Id} is {done}.");
        return ExitCodes.Ok;
    }
}
