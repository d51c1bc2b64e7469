namespace HealthNeeds.Ingest.Live.Drift;

/// <summary>About the same share of rows is rejected as last time: publishers' files hold rows that are not ours, and as many each time.</summary>
internal sealed class RejectedShareChangeRule : IDriftRule
{
    private const double Tolerated = 0.05;

    public string Id => "rejected-share-change";

    public DriftOutcome Outcome => DriftOutcome.Hold;

    public IEnumerable<RuleFinding> Check(DriftFacts facts)
    {
        if (facts.Before is not { RowsIn: > 0 } before || facts.Now.RowsIn == 0)
            yield break;
        var (was, now) = (Share(before), Share(facts.Now));
        if (now > was + Tolerated)
        {
            var most = facts.Rejections.GroupBy(r => r.Rule, StringComparer.Ordinal).OrderByDescending(g => g.Count()).Take(3).Select(g => $"[{g.Key}] {g.First().Key}: found {g.First().Found}, expected {g.First().Expected}");
            yield return new RuleFinding(Id, Holds: true, "all rows", "No more rows are rejected than before.", FormattableString.Invariant($"{now:P1} rejected"), FormattableString.Invariant($"at most {was + Tolerated:P1}; {was:P1} last time"), [.. most]);
        }
    }

    private static double Share(Receipt receipt) => (double)receipt.RowsRejected / receipt.RowsIn;
}
