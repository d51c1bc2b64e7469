using HealthNeeds.Core.Indicators;
using HealthNeeds.Core.Runs;
using HealthNeeds.Core.Text;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Store.State;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Own indicators as a table, and whether their figures are taken in.</summary>
internal static class OwnListing
{
    public static Table Of(OwnDirectory directory, SourceStatusFiles statuses)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Id", "Name", "Level", "Period", "State", "Why");
        foreach (var id in directory.Ids)
        {
            var status = statuses.TryFind(id, out _);
            var state = status?.State switch { null => "not taken in yet", SourceState.Changed or SourceState.Unchanged => "taken in", var other => other.Value.Id() };
            table.AddRow([.. Described(directory, id).Concat([state, status?.Why ?? string.Empty]).Select(Markup.Escape)]);
        }

        return table;
    }

    private static string[] Described(OwnDirectory directory, string id)
    {
        try
        {
            using var json = File.OpenRead(directory.Files(id).Definition);
            var own = OwnDefinition.Read(json, $"{id}.json");
            return [id, own.Name, own.Level.Id(), own.Period];
        }
        catch (CatalogueException wrong)
        {
            return [id, wrong.Message, string.Empty, string.Empty];
        }
    }
}
