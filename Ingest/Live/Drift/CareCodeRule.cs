namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Care comes under codes that are known. One that is not may be a measure's new code: its rows are set aside, the others are taken.</summary>
internal sealed class CareCodeRule : IDriftRule
{
    public string Id => "care-code-unknown";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) =>
        from code in facts.Care?.Unknown ?? new Dictionary<string, long>()
        orderby code.Key
        select new RuleFinding(Id, Holds: false, code.Key, "Care comes under codes that are known.", $"{code.Value:N0} rows of {code.Key}{Likely(facts.Care!, code.Key)}", "a code that a measure of care has had", []);

    /// <summary>Codes of one condition begin with the same letters.</summary>
    private static string Likely(CareMet care, string code)
    {
        var lost = care.Lost.Where(m => m.Codes.Any(c => Letters(c) == Letters(code))).Select(m => $"{m.Indicator} ({m.Codes[0]})").ToList();
        return lost.Count == 0 ? string.Empty : $", which may be the new code of {string.Join(" or ", lost)}, of which none came";
    }

    private static string Letters(string code) => code.TrimEnd("0123456789".ToCharArray());
}
