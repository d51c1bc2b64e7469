using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Checks;

/// <summary>A table that came before comes again.</summary>
internal sealed class TableMissingRule : ICheckRule<PullFacts>
{
    public string Id => "table-missing";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var came = facts.Now.Shapes.Select(s => s.Table).ToList();
        return from before in facts.Before?.Shapes ?? []
               where !came.Contains(before.Table, StringComparer.Ordinal)
               select new RuleFinding(Id, Holds: true, before.Table, "A table that came before comes again.", $"{CountWords.Some(came.Count, "table")}: {string.Join(", ", came.Take(5))}", $"{before.Table} with about {before.Rows:N0} rows", []);
    }
}

/// <summary>What the publisher says of its figures stays: a new unit, polarity or kind of area gives the same numbers another meaning.</summary>
internal sealed class FactChangedRule : ICheckRule<PullFacts>
{
    public string Id => "fact-changed";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from pair in facts.SameTables
        from fact in pair.Before.Facts
        let now = pair.Now.Facts.GetValueOrDefault(fact.Key)
        where now is not null && now != fact.Value
        select new RuleFinding(Id, Holds: true, $"{pair.Now.Table} {fact.Key}", "What the publisher says of its figures stays.", $"'{now}'", $"'{fact.Value}', as before", []);
}

/// <summary>Something came of what came: a pull without a single row kept, or with none about the people an indicator is carried for, says nothing about the world.</summary>
internal sealed class NoFiguresRule : ICheckRule<PullFacts>
{
    public string Id => "no-figures";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var breakdowns = facts.Now.Files.Where(f => f.Kind == SnapshotKinds.Breakdowns).Sum(f => f.Rows);
        var rows = facts.Now.Files.Where(f => f.Kind is not SnapshotKinds.Rejections and not SnapshotKinds.Breakdowns).Sum(f => f.Rows);
        if (rows == 0)
            yield return new RuleFinding(Id, Holds: true, "all tables", "Rows are kept.", breakdowns == 0 ? $"none of {facts.Now.RowsIn:N0} rows kept" : $"{breakdowns:N0} of {facts.Now.RowsIn:N0} rows kept, all as breakdowns", "at least one", [.. facts.Rejections.Take(3).Select(r => $"line {r.Line} [{r.Rule}] {r.Key}: {r.Found}")]);
    }
}

/// <summary>A table has about as many rows as it had: a tenth of them is a failed export, a million more is something else.</summary>
internal sealed class RowCountChangeRule : ICheckRule<PullFacts>
{
    private const double Most = 3;
    private const double Least = 0.5;

    /// <summary>Below this many rows a few more or fewer say nothing.</summary>
    private const long Few = 20;

    public string Id => "row-count";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from pair in facts.SameTables
        where Math.Max(pair.Before.Rows, pair.Now.Rows) > Few && (pair.Now.Rows > Most * pair.Before.Rows || pair.Now.Rows < Least * pair.Before.Rows)
        select new RuleFinding(Id, Holds: true, pair.Now.Table, "A table keeps about its number of rows.", $"{pair.Now.Rows:N0} rows", $"{Least * pair.Before.Rows:N0} to {Most * pair.Before.Rows:N0}; {pair.Before.Rows:N0} came last", []);
}

/// <summary>About the same share of rows is rejected as last time: publishers' files hold rows that are not ours, and as many each time.</summary>
internal sealed class RejectedShareChangeRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.05;

    public string Id => "rejected-share-change";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        if (facts.Before is not { RowsIn: > 0 } before || facts.Now.RowsIn == 0)
            yield break;
        var (was, now) = (Share(before), Share(facts.Now));
        if (now > was + Tolerated)
        {
            var most = facts.Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(3).Select(g => $"[{g.Key}] {g.First().Key}: found {g.First().Found}, expected {g.First().Expected}");
            yield return new RuleFinding(Id, Holds: true, "all rows", "No more rows are rejected than before.", FormattableString.Invariant($"{now:P1} rejected"), FormattableString.Invariant($"at most {was + Tolerated:P1}; {was:P1} last time"), [.. most]);
        }
    }

    private static double Share(Receipt receipt) => (double)receipt.RowsRejected / receipt.RowsIn;
}

/// <summary>A table that adds to others is left out where the publisher does not offer the fields that settings name: what it would add is missing until they do.</summary>
internal sealed class TableNotReadRule : ICheckRule<PullFacts>
{
    /// <summary>Key of the fact that says why.</summary>
    public const string Fact = "not read";

    public string Id => "table-not-read";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from table in facts.Now.Shapes
        let why = table.Facts.GetValueOrDefault(Fact)
        where why is not null
        select new RuleFinding(Id, Holds: false, table.Table, "Every table of a source is read.", $"{why} among {string.Join(", ", table.Columns)}", "the fields that settings name; see Live__Nihr", []) { Stands = true };
}

/// <summary>A table's last row ends its line, as it did before. Where it does not any more, what came may have broken off; of a table that was not there before that is only told, for some publishers end theirs so.</summary>
internal sealed class LineEndRule : ICheckRule<PullFacts>
{
    public string Id => "line-end";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        var before = (facts.Before?.Shapes ?? []).ToLookup(s => s.Table, s => s.EndsLine, StringComparer.Ordinal);
        return from now in facts.Now.Shapes
               where now.EndsLine == false && (!before.Contains(now.Table) || before[now.Table].Contains(true))
               let known = before.Contains(now.Table)
               select new RuleFinding(Id, Holds: known, now.Table, "The last row ends its line.", "no line end after the last row", $"one{(known ? ", as before" : string.Empty)}; what came may be cut short", []);
    }
}
