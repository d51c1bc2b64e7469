using HealthNeeds.Analytics.Boosting;
using HealthNeeds.Analytics.Results;

namespace HealthNeeds.Analytics.Tests;

[Trait("Speed", "Slow")]
public sealed class ReproducibilityTests(SmallAnalysis analysis) : IClassFixture<SmallAnalysis>
{
    [Fact]
    public void Analysis_OfShuffledRows_IsIdentical() => Compare(NeedAnalysis.Run(new SmallEngland().Input(shuffle: 3), new HistogramTrainer())).Should().BeTrue();

    [Fact]
    public void Analysis_OnMoreThreads_IsIdentical()
    {
        var small = new SmallEngland();
        Compare(NeedAnalysis.Run(small.Input() with { Options = small.Options with { Threads = 3 } }, new HistogramTrainer())).Should().BeTrue();
    }

    [Fact]
    public void Analysis_WithAnotherSeed_DrawsOtherRanks()
    {
        var small = new SmallEngland();
        Compare(NeedAnalysis.Run(small.Input() with { Options = small.Options with { Seed = 8 } }, new HistogramTrainer())).Should().BeFalse();
    }

    [Fact]
    public async Task Analysis_WhenCancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var run = () => NeedAnalysis.Run(new SmallEngland().Input(), new HistogramTrainer(), cancellation: cancelled.Token);
        run.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Analysis_ReportsProgressFromNothingToAll_NeverBackwards() =>
        analysis.Progress.Should().BeInAscendingOrder().And.StartWith(0).And.EndWith(1);

    private bool Compare(AnalysisResult other) =>
        Lines(analysis.Result).SequenceEqual(Lines(other), StringComparer.Ordinal);

    private static IEnumerable<string> Lines(AnalysisResult result) =>
        result.Rankings.SelectMany(r => r.Areas.Select(a => a.ToString()).Concat(r.Ranks.Select(x => x.ToString())).Concat(r.Contributions.Select(c => c.ToString())))
            .Concat(result.Metrics.Select(m => m.ToString())).Concat(result.Gates.Select(g => g.ToString())).Concat(result.Sensitivities.Select(s => s.ToString()));
}
