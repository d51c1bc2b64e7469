using HealthNeeds.Ingest.Live.Fingertips;
using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>An indicator has one figure per area, period and sex. Repeated ones are set aside; many mean that something else tells them apart.</summary>
internal sealed class RepeatedKeyRule : IDriftRule
{
    private const double Tolerated = 0.01;

    private static readonly string[] Rules = [RowRules.Duplicate, FingertipsRules.Conflict];

    public string Id => "repeated-key";

    public DriftOutcome Outcome => DriftOutcome.RejectRow;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var rejected = facts.Rejections.Where(r => r.Line is not null && Rules.Contains(r.Rule)).ToList();
        var aside = Rules.Sum(r => facts.Broken.GetValueOrDefault(r));
        var (repeated, rows) = (facts.Now.Profile.Sum(s => s.Repeated) + aside, facts.Now.Profile.Sum(s => s.Rows) + aside);
        if (repeated > 0)
        {
            yield return new RuleFinding(
                Id, Holds: repeated > Tolerated * rows, "all figures", "A figure comes once.", $"{repeated:N0} of {rows:N0} rows about what another is about",
                FormattableString.Invariant($"at most {Tolerated:P0}"),
                [.. facts.Now.Profile.Where(s => s.Repeated > 0).Select(s => $"{s.Indicator} {s.Period} {s.Sex}: {s.Rows:N0} rows, {s.Areas:N0} areas").Concat(rejected.Select(r => $"line {r.Line} {r.Key}")).Take(3)]);
        }
    }
}
