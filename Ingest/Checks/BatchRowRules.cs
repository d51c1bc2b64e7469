using System.Globalization;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Ingest.Checks;

/// <summary>Every row that a file is said to hold was read.</summary>
internal sealed class WholeFileRule : ICheckRule<BatchFacts>
{
    public string Id => "rows";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts)
    {
        var read = facts.Counts.ToDictionary(c => c.Source, c => c.RowsIn, StringComparer.Ordinal);
        foreach (var file in facts.Files.Where(f => f.Kind == SnapshotKinds.Observations).GroupBy(f => f.Publication!, StringComparer.Ordinal))
        {
            var (expected, found) = (file.Sum(f => f.Rows), read.GetValueOrDefault(file.Key));
            if (found != expected)
                yield return RuleFinding.Hold(Id, file.Key, "all figures", "Every row of the file is read.", $"{N(found)} rows", $"{N(expected)} rows");
        }
    }

    private static string N(long rows) => rows.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>A source of which more than a few rows break a rule is not the source we know.</summary>
internal sealed class FewRejectionsRule : ICheckRule<BatchFacts>
{
    private const double Tolerated = 0.01;

    public string Id => "rejected-share";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts) =>
        from count in facts.Counts
        where count.RowsRejected > Tolerated * count.RowsIn
        select RuleFinding.Hold(
            Id,
            count.Source,
            "all figures",
            "Few rows break a rule.",
            string.Create(CultureInfo.InvariantCulture, $"{count.RowsRejected:N0} of {count.RowsIn:N0} rows rejected"),
            string.Create(CultureInfo.InvariantCulture, $"at most {Tolerated:P0}"));
}

/// <summary>The geography is whole: as many areas of each level as ONS counts, in England and in each region that counts its own.</summary>
internal sealed class AreaCountRule(ReleaseExpectations expectations) : ICheckRule<BatchFacts>
{
    /// <summary>What findings are about where no single source brought the areas.</summary>
    public const string Geography = "geography";

    public string Id => "areas";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts)
    {
        foreach (var (level, within, expected) in expectations.AreaCounts)
        {
            var found = facts.Areas.Count(a => a.Level == level && a.LiesIn(within));
            if (found != expected)
                yield return RuleFinding.Hold(Id, Geography, $"{level.Id()} in {within}", $"The number of {level.Noun()}s is the one ONS counts.", N(found), N(expected));
        }
    }

    private static string N(int areas) => areas.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>An indicator that the catalogue defines has figures, unless they come live only; one that the current release holds does not vanish.</summary>
internal sealed class PresenceRule : ICheckRule<BatchFacts>
{
    public const string RuleId = "presence";

    public string Id => RuleId;

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts)
    {
        var came = facts.Batches.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal);
        var before = facts.Previous.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal);
        var answered = facts.Indicators.Where(i => came.Contains(i.Id.Value)).Select(i => i.Source).ToHashSet(StringComparer.Ordinal);
        bool IsDue(Indicator i) => i.Supply != FigureSupply.LiveOnly && (!facts.LiveOnly.Contains(i.Source) || answered.Contains(i.Source));
        foreach (var indicator in facts.Indicators.Where(i => !came.Contains(i.Id.Value) && (before.Contains(i.Id.Value) || IsDue(i))))
        {
            yield return before.Contains(indicator.Id.Value)
                ? RuleFinding.Hold(Id, indicator.Source, indicator.Id.Value, "An indicator of the current release still has figures.", "none", "figures")
                : RuleFinding.Warn(Id, indicator.Source, indicator.Id.Value, "An indicator of the catalogue has figures.", "none", "figures");
        }
    }
}
