using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Publishers.OwnFigures;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Snapshots;
using HealthNeeds.Store.State;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>What the rules say of an own indicator, for whoever made the file: which rows, by which rule, what was found and what expected.</summary>
internal static class OwnReport
{
    private const int Shown = 5;

    public static void Write(TextWriter output, OwnFindings found)
    {
        var own = found.Own;
        output.WriteLine($"{own.Id}: {own.Name}, {own.Unit}, by {own.Level.Id()}.");
        if (found.Read is { } read)
        {
            output.WriteLine($"{CountWords.Some(read.Now.RowsIn, "row")} in, {read.Now.RowsKept:N0} kept, {read.Now.RowsRejected:N0} set aside; {CountWords.Some(read.Now.FiguresRejected, "figure of kept rows is", "figures of kept rows are")} missing, suppressed or not believed.");
            Rejections(output, read);
            Periods(output, read.Now.Profile);
        }

        foreach (var finding in found.Findings.OrderByDescending(f => f.Holds))
            output.WriteLine($"{(finding.Holds ? "Holds" : "Warns")} {finding}");
        output.WriteLine(found.Read is null ? "It cannot be read." : found.IsHeld ? "It would be held for a decision ('sources accept')." : $"It would be taken in. {OwnIndicators.NotRanked}.");
    }

    private static void Rejections(TextWriter output, PullFacts read)
    {
        foreach (var rule in read.Broken.OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"  [{rule.Key}] {rule.Value:N0}");
            foreach (var row in read.Rejections.Where(r => r.Rule == rule.Key && r.Line is not null).Take(Shown))
                output.WriteLine($"    line {row.Line} {row.Key}: {row.Reason} Found {row.Found}; expected {row.Expected}.");
        }
    }

    private static void Periods(TextWriter output, IReadOnlyList<SeriesProfile> series)
    {
        foreach (var one in series.Where(s => Period.TryParse(s.Period, out _)).OrderBy(s => Period.Parse(s.Period)).ThenBy(s => s.Sex, StringComparer.Ordinal))
            output.WriteLine($"  {one.Period}, {one.Sex}: {CountWords.Some(one.Areas, "area")}");
    }
}

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
