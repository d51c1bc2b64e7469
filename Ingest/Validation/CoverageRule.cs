using System.Globalization;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Validation;

/// <summary>
/// A series covers about as many areas as it did in the current release. One that went altogether is told, for publishers withdraw old periods; where it
/// was all there was of persons, women or men, the source is held. An indicator that went altogether is for <see cref="PresenceRule"/>.
/// </summary>
internal sealed class CoverageRule : IBatchRule
{
    /// <summary>Losing more than this share of its areas is told; losing more than the other holds the source.</summary>
    private const double Told = 0.01;
    private const double Held = 0.05;

    public string Id => "coverage";

    public IEnumerable<Finding> Check(BatchFacts facts)
    {
        var previous = facts.Previous.ToDictionary(Series, b => b.Known);
        foreach (var batch in facts.Batches)
        {
            if (!previous.TryGetValue(Series(batch), out var before) || batch.Known >= before * (1 - Told))
                continue;
            var (found, expected) = ($"{N(batch.Known)} areas with a value", $"about {N(before)}, as in the current release");
            var key = $"{batch.Indicator} {batch.Period} {batch.Sex}";
            yield return new Finding(batch.Known < before * (1 - Held), batch.Source, key, "A series keeps its areas.", found, expected);
        }

        foreach (var gone in Gone(facts))
            yield return gone;
    }

    private static IEnumerable<Finding> Gone(BatchFacts facts)
    {
        var series = facts.Batches.Select(Series).ToHashSet();
        var (indicators, sexes) = (facts.Batches.Select(b => b.Indicator).ToHashSet(StringComparer.Ordinal), facts.Batches.Select(b => (b.Indicator, b.Sex)).ToHashSet());
        return from batch in facts.Previous
               where indicators.Contains(batch.Indicator) && !series.Contains(Series(batch))
               select new Finding(!sexes.Contains((batch.Indicator, batch.Sex)), batch.Source, $"{batch.Indicator} {batch.Period} {batch.Sex}", "A series of the current release still has figures.", "none", $"about {N(batch.Known)} areas with a value, as in the current release");
    }

    private static (string, string, string) Series(FigureBatch b) => (b.Indicator, b.Period, b.Sex);

    private static string N(long areas) => areas.ToString("N0", CultureInfo.InvariantCulture);
}
