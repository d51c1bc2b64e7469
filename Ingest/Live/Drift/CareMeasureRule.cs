namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Of each measure of care, and of each register, figures come by practice. The framework drops some every year; all of a pull in one finding.</summary>
internal sealed class CareMeasureRule : IDriftRule
{
    private const int Named = 5;

    public string Id => "care-measure-missing";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        if (facts.Care is not { } care)
            yield break;
        List<string> lost = [.. care.Lost.Select(m => $"{m.Indicator} ({string.Join(", ", m.Codes)})"), .. care.LostRegisters];
        var more = lost.Count > Named ? $" and {lost.Count - Named:N0} more" : string.Empty;
        if (lost.Count > 0)
            yield return new RuleFinding(Id, Holds: false, "measures of care", "Figures come of each measure of care and each register.", $"none of {lost.Count:N0}: {string.Join("; ", lost.Take(Named))}{more}", "rows under one of the codes", lost);
    }
}
