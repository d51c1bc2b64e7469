using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.State;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Own indicators as a table, and whether their figures are taken in.</summary>
internal static class OwnListing
{
    /// <param name="releases">The releases directory: what is in use lies below it.</param>
    public static Table Of(OwnDirectory directory, string releases)
    {
        var statuses = new SourceStatusFiles(releases);
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns("Id", "Name", "Level", "Period", "State", "Why");
        foreach (var id in directory.Ids)
        {
            var status = statuses.TryFind(id, out _);
            var state = State(status, serves: File.Exists(new SourceFolder(releases, id).PointerPath));
            table.AddRow([.. Described(directory, id).Concat([state, status?.Why ?? string.Empty]).Select(Markup.Escape)]);
        }

        return table;
    }

    /// <summary>What was refused is known and looked at no more, as what serves is: whether figures of it serve tells them apart.</summary>
    private static string State(SourceStatus? status, bool serves) => status?.State switch
    {
        null => "not taken in yet",
        SourceState.Changed or SourceState.Unchanged => serves ? "taken in" : "refused",
        var other => other.Value.Id(),
    };

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
