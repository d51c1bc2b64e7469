using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Checks;

/// <summary>Every column that is read by name is there.</summary>
internal sealed class ColumnMissingRule : ICheckRule<PullFacts>
{
    public const string RuleId = "column-missing";

    public string Id => RuleId;

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from table in facts.Now.Shapes
        let columns = table.Columns.Select(Plain).ToList()
        from lost in table.Needed.Select(Plain).Except(columns, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, columns.Except(table.Needed.Select(Plain), StringComparer.Ordinal))
        select new RuleFinding(
            Id, Holds: true, $"{table.Table} \"{lost}\"", "A column that is read by name is there.",
            $"no such column{InItsPlace(likely)}",
            $"\"{lost}\"", [$"columns: {string.Join(", ", table.Columns)}"]);

    /// <summary>What is said where nothing could be read for want of a column.</summary>
    /// <param name="good">The figures that serve: a column that was there before is not the lost one's new name.</param>
    public static RuleFinding Of(ColumnNotFoundException lost, Receipt? good)
    {
        var known = good?.Shapes.SelectMany(s => s.Columns).Concat(lost.Taken).Select(Plain).ToHashSet(StringComparer.Ordinal) ?? [.. lost.Taken.Select(Plain)];
        var likely = RenameGuess.Of(Plain(lost.Expected), lost.Found.Select(Plain).Where(f => !known.Contains(f)));
        var where = $"{(lost.Line is { } line ? $"line {line} of " : "fields of ")}{lost.Address?.ToString() ?? lost.File}";
        return new RuleFinding(
            RuleId, Holds: true, $"{lost.File} \"{Plain(lost.Expected)}\"", "A column that is read by name is there; nothing was read without it.",
            $"{where} without it{InItsPlace(likely)}", $"\"{Plain(lost.Expected)}\"", [$"{where}: {string.Join(", ", lost.Found.Select(Plain))}"]);
    }

    private static string InItsPlace(string? likely) => likely is null ? string.Empty : $", and \"{likely}\" in its place";

    // As readers find it: without the mark of UTF-8 at the start of a file, and without blanks around it.
    private static string Plain(string column) => column.Trim('\uFEFF', ' ', '\t', '"');
}

/// <summary>A column that nobody reads went away, or goes by another name now.</summary>
internal sealed class ColumnLostRule : ICheckRule<PullFacts>
{
    public string Id => "column-lost";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from pair in facts.SameTables
        let added = pair.Now.Columns.Except(pair.Before.Columns, StringComparer.Ordinal).ToList()
        from lost in pair.Before.Columns.Except(pair.Now.Columns, StringComparer.Ordinal).Except(pair.Now.Needed, StringComparer.Ordinal)
        let likely = RenameGuess.Of(lost, added)
        select new RuleFinding(
            Id, Holds: false, $"{pair.Now.Table} \"{lost}\"", "A column stays.",
            likely is null ? "it is gone" : $"it is gone, and \"{likely}\" is new", $"\"{lost}\", as before", []);
}

/// <summary>Columns stand in another order. Nothing is read by place, so this is only told.</summary>
internal sealed class ColumnMovedRule : ICheckRule<PullFacts>
{
    public string Id => "column-moved";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        foreach (var (before, now) in facts.SameTables)
        {
            var old = before.Columns.Intersect(now.Columns, StringComparer.Ordinal).ToList();
            var order = now.Columns.Intersect(before.Columns, StringComparer.Ordinal).ToList();
            if (!old.SequenceEqual(order, StringComparer.Ordinal))
                yield return new RuleFinding(Id, Holds: false, now.Table, "Columns keep their order.", string.Join(", ", order), string.Join(", ", old), []);
        }
    }
}

/// <summary>A column is new.</summary>
internal sealed class ColumnAddedRule : ICheckRule<PullFacts>
{
    public string Id => "column-added";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from pair in facts.SameTables
        from added in pair.Now.Columns.Except(pair.Before.Columns, StringComparer.Ordinal)
        select new RuleFinding(Id, Holds: false, $"{pair.Now.Table} \"{added}\"", "A table keeps its columns.", $"a new column, number {pair.Now.Columns.ToList().IndexOf(added) + 1}", "the columns as before", []);
}

/// <summary>Which of the new columns a lost one most likely became.</summary>
internal static class RenameGuess
{
    /// <summary>Below this likeness nothing is said.</summary>
    private const double Likely = 0.5;

    public static string? Of(string lost, IEnumerable<string> added)
    {
        var best = added.Select(a => (Name: a, Likeness: Likeness(Plain(lost), Plain(a)))).OrderByDescending(a => a.Likeness).ThenBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Likeness >= Likely ? best.Name : null;
    }

    /// <summary>Share of letter pairs in common (Dice), 0–1: insensitive to order of words, to case and to punctuation.</summary>
    private static double Likeness(string one, string other)
    {
        if (one == other)
            return 1;
        var (pairs, others) = (Pairs(one), Pairs(other));
        var common = pairs.Sum(p => Math.Min(p.Value, others.GetValueOrDefault(p.Key)));
        var all = pairs.Values.Sum() + others.Values.Sum();
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Dictionary<string, int> Pairs(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - 1)).GroupBy(i => text.Substring(i, 2), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static string Plain(string column) => string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
