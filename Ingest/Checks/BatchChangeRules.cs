using System.Globalization;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Ingest.Checks;

/// <summary>
/// A series covers about as many areas as it did in the current release. One that went altogether is told, for publishers withdraw old periods; where it
/// was all there was of persons, women or men, the source is held. An indicator that went altogether is for <see cref="PresenceRule"/>.
/// </summary>
internal sealed class CoverageRule : ICheckRule<BatchFacts>
{
    public const string RuleId = "coverage";

    /// <summary>Losing more than this share of its areas is told; losing more than the other holds the source.</summary>
    private const double WarnShare = 0.01;
    private const double HoldShare = 0.05;

    public string Id => RuleId;

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts)
    {
        var previous = facts.Previous.ToDictionary(Series, b => b.Known);
        foreach (var batch in facts.Batches)
        {
            if (!previous.TryGetValue(Series(batch), out var before) || batch.Known >= before * (1 - WarnShare))
                continue;
            var (found, expected) = ($"{CountWords.Some(batch.Known, "area")} with a value", $"about {N(before)}, as in the current release");
            var key = $"{batch.Indicator} {batch.Period} {batch.Sex}";
            yield return new RuleFinding(Id, batch.Known < before * (1 - HoldShare), key, "A series keeps its areas.", found, expected, []) { Source = batch.Source };
        }

        foreach (var gone in Gone(facts))
            yield return gone;
    }

    private IEnumerable<RuleFinding> Gone(BatchFacts facts)
    {
        var series = facts.Batches.Select(Series).ToHashSet();
        var (indicators, sexes) = (facts.Batches.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal), facts.Batches.Select(b => (b.Indicator, b.Sex)).ToHashSet());
        return from batch in facts.Previous
               where indicators.Contains(batch.Indicator) && !series.Contains(Series(batch))
               select new RuleFinding(
                   Id, !sexes.Contains((batch.Indicator, batch.Sex)), $"{batch.Indicator} {batch.Period} {batch.Sex}", "A series of the current release still has figures.", "none",
                   $"about {CountWords.Some(batch.Known, "area")} with a value, as in the current release", [])
               { Source = batch.Source };
    }

    private static (string, string, string) Series(FigureBatch b) => (b.Indicator, b.Period, b.Sex);

    private static string N(long areas) => areas.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>The middle of an indicator does not leap: a change of unit, or a decimal point, shows here first.</summary>
internal sealed class MagnitudeRule : ICheckRule<BatchFacts>
{
    public const string RuleId = "magnitude";

    /// <summary>A median may move by this share of the range it had, or of itself where it is not near zero.</summary>
    private const double OfRange = 0.25;
    private const double OfItself = 0.5;

    /// <summary>Below this share of the range a median counts as near zero, and a share of it means nothing.</summary>
    private const double NearZero = 0.05;

    public string Id => RuleId;

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(BatchFacts facts)
    {
        var previous = facts.Previous.Where(b => b.Median is not null).ToLookup(b => (b.Indicator, b.Sex));
        foreach (var batch in facts.Batches.Where(b => b.Median is not null && previous.Contains((b.Indicator, b.Sex))))
        {
            var series = previous[(batch.Indicator, batch.Sex)].ToList();
            var same = series.SingleOrDefault(b => b.Period == batch.Period);
            var before = same ?? series.MaxBy(b => Period.Parse(b.Period))!;
            // A period that was published before can only be revised; a new one may truly differ, so it is told, not held.
            if (Math.Abs(batch.Median!.Value - before.Median!.Value) > Tolerated(before))
                yield return Leap(holds: same is not null, batch, before);
        }
    }

    private static double Tolerated(FigureBatch before)
    {
        var range = before.Maximum!.Value - before.Minimum!.Value;
        var size = Math.Abs(before.Median!.Value);
        return size > NearZero * range ? Math.Min(OfRange * range, OfItself * size) : OfRange * range;
    }

    private RuleFinding Leap(bool holds, FigureBatch batch, FigureBatch before) => new(
        Id,
        holds,
        $"{batch.Indicator} {batch.Period} {batch.Sex}",
        "The median stays near that of the current release.",
        string.Create(CultureInfo.InvariantCulture, $"a median of {batch.Median:G6}"),
        string.Create(CultureInfo.InvariantCulture, $"{before.Median:G6} ± {Tolerated(before):G3} ({before.Period})"),
        [])
    { Source = batch.Source };
}
