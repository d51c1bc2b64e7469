using System.CommandLine;
using System.Text.Json;
using HealthNeeds.Core.Catalogue;
using HealthNeeds.Ingest.Pipeline;
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
            HeldCommand.Build(),
            DecisionCommands.Accept(),
            DecisionCommands.Refuse(),
        };
    }

    private static int List(CommandContext context)
    {
        var catalogue = Catalogues.Read(context.Paths.Data).Indicators;
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
