namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>
/// Of an indicator that was asked for by its number, figures came. Where none did its publisher has withdrawn it, or gave it another number: the others are
/// taken, and a release that had it holds the source by the rule 'presence'.
/// </summary>
internal sealed class IndicatorWithdrawnRule : IDriftRule
{
    public string Id => "indicator-withdrawn";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var came = facts.Now.Profile.Select(s => s.Indicator).ToHashSet(StringComparer.Ordinal);
        return came.Count == 0 ? [] : facts.Catalogue.Indicators
            .Where(i => i.Fingertips is not null && i.Source == facts.Now.Source && !came.Contains(i.Id.Value))
            .Select(i => new RuleFinding(Id, Holds: false, i.Id.Value, "Figures come of every indicator that is asked for.", "none", $"figures of {i.Fingertips!.Id} {i.Fingertips.Name}", []));
    }
}
