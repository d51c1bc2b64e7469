using HealthNeeds.Ingest.Publishers;

namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>A value lies within its confidence limits. A figure that does not is held as missing; many mean that columns were mixed up.</summary>
internal sealed class ValueOutsideLimitsRule : IDriftRule
{
    private const double Tolerated = 0.01;

    public string Id => "value-outside-limits";

    public DriftOutcome Outcome => DriftOutcome.RejectRow;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        var rejected = facts.Rejections.Where(r => r.Rule == RowRules.Interval).ToList();
        var outside = facts.Now.Profile.Sum(s => s.OutsideLimits) + facts.Broken.GetValueOrDefault(RowRules.Interval);
        var figures = facts.Now.Profile.Sum(s => s.Rows);
        if (outside > 0)
        {
            yield return new RuleFinding(
                Id, Holds: outside > Tolerated * figures, "all figures", "A value lies within its confidence limits.", $"{outside:N0} of {figures:N0} figures outside theirs",
                FormattableString.Invariant($"at most {Tolerated:P0}"), [.. rejected.Take(3).Select(r => $"line {r.Line} {r.Key}: {r.Found}")]);
        }
    }
}
