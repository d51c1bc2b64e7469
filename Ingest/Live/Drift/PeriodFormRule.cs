using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>Periods are written as they were. One that cannot be read was rejected; one of another form may not follow on.</summary>
internal sealed class PeriodFormRule : IDriftRule
{
    private const int Shown = 3;

    public string Id => "period-form";

    public DriftOutcome Outcome => DriftOutcome.Tell;

    public IEnumerable<RuleFinding> Check(DriftFacts facts) => Unread(facts).Concat(NewForms(facts));

    private IEnumerable<RuleFinding> Unread(DriftFacts facts) =>
        from text in facts.Rejections.Where(r => r.Rule == RowRules.Period).GroupBy(r => r.Found, StringComparer.Ordinal)
        select new RuleFinding(Id, Holds: false, $"period '{text.Key}'", "A period can be read.", $"{text.Count():N0} rows with '{text.Key}'", text.First().Expected, [.. text.Take(Shown).Select(r => $"line {r.Line}: {r.Key}")]);

    private IEnumerable<RuleFinding> NewForms(DriftFacts facts)
    {
        var before = (facts.Before?.Profile ?? []).ToLookup(s => s.Indicator, s => Form(s.Period), StringComparer.Ordinal);
        return from series in facts.Now.Profile
               where before.Contains(series.Indicator) && !before[series.Indicator].Contains(Form(series.Period))
               select new RuleFinding(Id, Holds: false, $"{series.Indicator} {series.Period}", "Periods of an indicator have one form.", $"'{series.Period}'", $"a form such as {facts.Before!.Profile.First(s => s.Indicator == series.Indicator).Period}", []);
    }

    /// <summary>The text with every number standing for all numbers of its length: "2016/17" is "9999/99".</summary>
    private static string Form(string period) => string.Concat(period.Select(c => char.IsAsciiDigit(c) ? '9' : c));
}
