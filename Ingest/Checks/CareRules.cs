using HealthNeeds.Ingest.SourceRecords;

namespace HealthNeeds.Ingest.Checks;

/// <summary>Of each measure of care, and of each register, figures come by practice. The framework drops some every year; all of a pull in one finding.</summary>
internal sealed class CareMeasureRule : ICheckRule<PullFacts>
{
    private const int Named = 5;

    public string Id => "care-measure-missing";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        if (facts.Care is not { } care)
            yield break;
        List<string> lost = [.. care.Lost.Select(m => $"{m.Indicator} ({string.Join(", ", m.Codes)})"), .. care.LostRegisters];
        var more = lost.Count > Named ? $" and {lost.Count - Named:N0} more" : string.Empty;
        if (lost.Count > 0)
            yield return new RuleFinding(Id, Holds: false, "measures of care", "Figures come of each measure of care and each register.", $"none of {lost.Count:N0}: {string.Join("; ", lost.Take(Named))}{more}", "rows under one of the codes", lost);
    }
}

/// <summary>Care comes under codes that are known. One that is not may be a measure's new code: its rows are set aside, the others are taken.</summary>
internal sealed class CareCodeRule : ICheckRule<PullFacts>
{
    public string Id => "care-code-unknown";

    public RuleOutcome Outcome => RuleOutcome.WarnOnly;

    public IEnumerable<RuleFinding> Check(PullFacts facts) =>
        from code in facts.Care?.Unknown ?? new Dictionary<string, long>()
        orderby code.Key
        select new RuleFinding(Id, Holds: false, code.Key, "Care comes under codes that are known.", $"{CountWords.Some(code.Value, "row")} of {code.Key}{Likely(facts.Care!, code.Key)}", "a code that a measure of care has had", []);

    /// <summary>Codes of one condition begin with the same letters.</summary>
    private static string Likely(CareFound care, string code)
    {
        var lost = care.Lost.Where(m => m.Codes.Any(c => Letters(c) == Letters(code))).Select(m => $"{m.Indicator} ({m.Codes[0]})").ToList();
        return lost.Count == 0 ? string.Empty : $", which may be the new code of {string.Join(" or ", lost)}, of which none came";
    }

    private static string Letters(string code) => code.TrimEnd("0123456789".ToCharArray());
}

/// <summary>Practices that have registers have care too, in the table of their region. Where many have none, a region's table did not come.</summary>
internal sealed class CarePracticeRule : ICheckRule<PullFacts>
{
    private const double Tolerated = 0.01;
    private const int Named = 5;
    private const int Examples = 50;

    public string Id => "care-practice-missing";

    public RuleOutcome Outcome => RuleOutcome.Hold;

    public IEnumerable<RuleFinding> Check(PullFacts facts)
    {
        if (facts.Care is not { WithoutCare: { Count: > 0 } without } care)
            yield break;
        var regions = without.Where(care.Regions.ContainsKey).CountBy(p => care.Regions[p], StringComparer.Ordinal).OrderByDescending(r => r.Value).Select(r => $"{r.Key} {r.Value:N0}").ToList();
        var where = regions.Count == 0 ? string.Empty : $" ({string.Join(", ", regions)})";
        yield return new RuleFinding(
            Id, Holds: without.Count > Tolerated * care.Practices, "practices", "A practice with registers is in a table of achievements.",
            $"{without.Count:N0} of {care.Practices:N0} practices{where} in none of {care.Tables.Count:N0} tables: {string.Join(", ", without.Take(Named))}{(without.Count > Named ? " …" : string.Empty)}",
            FormattableString.Invariant($"all but {Tolerated:P0}"), [.. care.Tables, .. without.Take(Examples)]);
    }
}
