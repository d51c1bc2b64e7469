using System.Globalization;
using HealthNeeds.Core.Time;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Validation;

/// <summary>The middle of an indicator does not leap: a change of unit, or a decimal point, shows here first.</summary>
internal sealed class MagnitudeRule : IBatchRule
{
    /// <summary>A median may move by this share of the range it had, or of itself where it is not near zero.</summary>
    private const double OfRange = 0.25;
    private const double OfItself = 0.5;

    /// <summary>Below this share of the range a median counts as near zero, and a share of it means nothing.</summary>
    private const double NearZero = 0.05;

    public string Id => "magnitude";

    public IEnumerable<Finding> Check(BatchFacts facts)
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

    private static Finding Leap(bool holds, FigureBatch batch, FigureBatch before) => new(
        holds,
        batch.Source,
        $"{batch.Indicator} {batch.Period} {batch.Sex}",
        "The median stays near that of the current release.",
        string.Create(CultureInfo.InvariantCulture, $"a median of {batch.Median:G6}"),
        string.Create(CultureInfo.InvariantCulture, $"{before.Median:G6} ± {Tolerated(before):G3} ({before.Period})"));
}
