namespace HealthNeeds.Core.Runs;

/// <summary>Rejections of one source by one rule.</summary>
/// <param name="Reason">The rule in words.</param>
/// <param name="Expected">What would have passed, as the first of them says.</param>
/// <param name="Count">How many; of those that were kept, where a run kept only the first part.</param>
/// <param name="Examples">The first few.</param>
public sealed record RejectionCount(string Source, string Rule, string Reason, string Expected, long Count, IReadOnlyList<Rejection> Examples)
{
    private const int Shown = 3;

    /// <summary>Counts without holding more than the examples. By source in the order they come, most first within one.</summary>
    public static IReadOnlyList<RejectionCount> Of(IEnumerable<Rejection> rejections)
    {
        var tallies = new Dictionary<(string Source, string Rule), Tally>();
        foreach (var rejection in rejections)
        {
            if (!tallies.TryGetValue((rejection.Source, rejection.Rule), out var tally))
                tallies.Add((rejection.Source, rejection.Rule), tally = new Tally());
            tally.Add(rejection);
        }

        return [.. tallies.Values.GroupBy(t => t.First.Source, StringComparer.Ordinal).SelectMany(source => source.OrderByDescending(t => t.Count)).Select(t => new RejectionCount(t.First.Source, t.First.Rule, t.First.Reason, t.First.Expected, t.Count, t.Examples))];
    }

    private sealed class Tally
    {
        public List<Rejection> Examples { get; } = [];

        public long Count { get; private set; }

        public Rejection First => Examples[0];

        public void Add(Rejection rejection)
        {
            Count++;
            if (Examples.Count < Shown)
                Examples.Add(rejection);
        }
    }
}
