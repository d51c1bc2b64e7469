using HealthNeeds.Analytics.HotSpots;

namespace HealthNeeds.Analytics.Tests.HotSpots;

public sealed class FalseDiscoveryTests
{
    /// <summary>Benjamini and Hochberg (1995), section 4: thrombolysis against the usual treatment, fifteen p-values. At 0.05 the first four are findings; Bonferroni's three.</summary>
    private static readonly double[] Published = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000];

    [Fact]
    public void PublishedExample_HasFourFindings()
    {
        var adjusted = FalseDiscovery.Adjusted(Published);
        adjusted.Count(q => q <= 0.05).Should().Be(4);
        adjusted[3].Should().BeApproximately(0.0095 * 15 / 4, 1e-12);
        adjusted[4].Should().BeApproximately(0.0201 * 15 / 5, 1e-12);
        adjusted[5].Should().BeApproximately(0.0298 * 15 / 7, 1e-12, "the seventh's rate is lower than the sixth's own");
    }

    [Fact]
    public void Order_DoesNotMatter()
    {
        int[] shuffled = [7, 2, 14, 0, 9, 4, 11, 1, 13, 6, 3, 12, 8, 5, 10];
        var (inOrder, mixed) = (FalseDiscovery.Adjusted(Published), FalseDiscovery.Adjusted([.. shuffled.Select(i => Published[i])]));
        shuffled.Select((from, to) => (inOrder[from], mixed[to])).Should().OnlyContain(p => p.Item1 == p.Item2);
    }

    [Fact]
    public void Adjusted_IsTheLowestRateByDefinition()
    {
        // The rule itself: at rate q the findings are the k smallest, k the largest with p(k) ≤ k·q/m.
        foreach (var q in new[] { 0.01, 0.03, 0.05, 0.1, 0.5 })
        {
            var k = Enumerable.Range(1, 15).Where(i => Published[i - 1] <= i * q / 15).DefaultIfEmpty(0).Max();
            FalseDiscovery.Adjusted(Published).Count(a => a <= q + 1e-12).Should().Be(k);
        }
    }
}
