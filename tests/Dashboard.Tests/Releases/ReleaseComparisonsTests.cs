using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Releases;

public sealed class ReleaseComparisonsTests : IDisposable
{
    private readonly ReleaseComparer differences = new(Options.Create(new ReleaseOptions()));
    private readonly ReleaseComparisons comparisons;

    public ReleaseComparisonsTests() => comparisons = new ReleaseComparisons(differences);

    public void Dispose()
    {
        comparisons.Dispose();
        differences.Dispose();
    }

    [Fact]
    public async Task WhatIsKnown_IsGiven_WhileAnotherPairIsBeingCompared()
    {
        using var slow = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        comparisons.Get("known", () => "answer", CancellationToken.None);
        var other = Task.Run(() => comparisons.Get(
            "other",
            () =>
            {
                begun.Set();
                slow.Wait();
                return "late";
            },
            CancellationToken.None));
        begun.Wait();
        (await Task.Run(() => comparisons.Get<string>("known", () => throw new InvalidOperationException("It is known."), CancellationToken.None)).WaitAsync(TimeSpan.FromMinutes(2))).Should().Be("answer");
        other.IsCompleted.Should().BeFalse();
        slow.Set();
        (await other).Should().Be("late");
    }

    [Fact]
    public async Task SamePair_AskedByMany_IsComparedOnce()
    {
        var made = 0;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => comparisons.Get("pair", () => $"{Interlocked.Increment(ref made)}", CancellationToken.None))));
        answers.Should().OnlyContain(a => a == "1");
    }
}
