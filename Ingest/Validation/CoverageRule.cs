using System.Globalization;
using HealthNeeds.Store.Attribution;

namespace HealthNeeds.Ingest.Validation;

/// <summary>A series covers about as many areas as it did in the current release.</summary>
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
    }

    private static (string, string, string) Series(FigureBatch b) => (b.Indicator, b.Period, b.Sex);

    private static string N(long areas) => areas.ToString("N0", CultureInfo.InvariantCulture);
}
