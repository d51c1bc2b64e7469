using System.Globalization;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Live.Fingertips;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>
/// Of an indicator that was asked for by its number, figures came. Where none did, its publisher has withdrawn it, gave it another number, or says another unit
/// or direction of it: the others are taken, and a release that had it holds the source by the rule 'presence'.
/// </summary>
internal sealed class IndicatorWithoutFiguresRule : IDriftRule
{
    public string Id => "indicator-without-figures";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var came = facts.Now.Profile.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);
        return came.Count == 0 ? [] : facts.Catalogue.Indicators
            .Where(i => i.Fingertips is not null && i.Source == facts.Now.Source && !came.Contains(i.Id.Value))
            .Select(i => new RuleFinding(Id, Holds: false, i.Id.Value, "Figures come of every indicator that is asked for.", $"none{Why(facts.Rejections, i.Fingertips!.Id)}", $"figures of {i.Fingertips.Id} {i.Fingertips.Name}", []));
    }

    /// <summary>Rows of an indicator that is not what the catalogue says are set aside one and all; one of them says why.</summary>
    private static string? Why(IEnumerable<Rejection> rejections, int number)
    {
        var id = number.ToString(CultureInfo.InvariantCulture);
        return rejections.FirstOrDefault(r => r.Rule is FingertipsRules.Unit or FingertipsRules.Polarity && r.Key.Split(' ').Contains(id)) is { } first
            ? $": Fingertips says {first.Rule} '{first.Found}', the catalogue '{first.Expected}'"
            : null;
    }
}
