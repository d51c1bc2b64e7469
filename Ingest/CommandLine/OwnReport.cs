using HealthNeeds.Ingest.Checks;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Store.Snapshots;

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
