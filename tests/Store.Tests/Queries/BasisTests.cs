using HealthNeeds.Fixtures;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Tests.Releases;
using Microsoft.Extensions.Logging.Abstractions;

namespace HealthNeeds.Store.Tests.Queries;

public sealed class BasisTests(PublishedRelease release) : IClassFixture<PublishedRelease>
{
    /// <summary>Bit for bit, the gaps in what is known included: ranks are drawn again from it.</summary>
    [Fact]
    public void WhatRankingsAreDrawnFrom_ComesBackAsItWasWritten()
    {
        using var directory = new TemporaryDirectory();
        RankingPart[] parts = [.. Basis.Parts, new("last", "Last", [double.NaN, -0.1], [0.3f, float.Epsilon], [0, 0], [1e-9f, 0], [new SharedError(0, 0.6f, 0.8f, 1), new SharedError(2, 0.1f, 0, 0)])];
        var written = Basis with { Parts = parts };
        TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendRankingBasis(written));
        using var store = new ReleaseStore(StoreOptions.For(directory), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.TryLease()!;
        lease.Basis.Find().Should().BeEquivalentTo(written, o => o.WithStrictOrdering());
    }

    [Fact]
    public void SmallRelease_HoldsTheWholeRegion() =>
        release.Lease.Basis.Find()!.Should().BeEquivalentTo(FixtureBasis.Of([.. release.Lease.Manifest.FocusAreas().Select(f => f.Id)]), o => o.Excluding(b => b.Measures).Excluding(b => b.Overall));

    [Fact]
    public void AReleaseWithoutIt_SaysNull()
    {
        using var directory = new TemporaryDirectory();
        TinyRelease.PublishCopy(StoreOptions.For(directory));
        using var store = new ReleaseStore(StoreOptions.For(directory), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.TryLease()!;
        lease.Basis.Find().Should().BeNull();
    }

    public static TheoryData<string, string> Breaches => new()
    {
        { "short", "A part of the ranking has an entry for each LSOA: a: 1 entries, 2 LSOAs" },
        { "unknown-part", "The parts and residents of a ranking's terms are known: cancer t: nobody" },
        { "shares", "Shares of a measure, and weights of the overall ranking, sum to 1: cancer unmet: 0.5" },
        { "weights", "Shares of a measure, and weights of the overall ranking, sum to 1: overall unmet: 0.9" },
        { "unknown-measure", "The measures of the overall ranking are known: cancer by gap" },
    };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void ABasisThatBreaksARule_IsRefusedWithAnExample(string breach, string message)
    {
        using var directory = new TemporaryDirectory();
        var term = Basis.Measures[0].Terms[0];
        RankingMeasure With(RankingTerm changed) => Basis.Measures[0] with { Terms = [changed] };
        var broken = breach switch
        {
            "short" => Basis with { Parts = [Basis.Parts[0] with { Own = [0.1f] }] },
            "unknown-part" => Basis with { Measures = [With(term with { Parts = ["nobody"] })] },
            "shares" => Basis with { Measures = [With(term with { Share = 0.5 })] },
            "weights" => Basis with { Overall = [new MeasureWeight(NeedKind.Unmet, "cancer", 0.9)] },
            _ => Basis with { Overall = [new MeasureWeight(NeedKind.Gap, "cancer", 1)] },
        };
        var publishing = () => TinyRelease.Publish(StoreOptions.For(directory), extra: w => w.AppendRankingBasis(broken));
        publishing.Should().Throw<ReleaseRefusedException>().WithMessage($"*{message}*");
    }

    private static RankingBasis Basis => new(
        7,
        40,
        [TinyRelease.First, TinyRelease.Second],
        [new RankingPart("a", "A", [0.25, 1.0 / 3], [0.1f, 0.2f], [0.1f, 0.2f], [0, 0], [new SharedError(0, 1, 1, 1)])],
        [new RankingResidents("older", [-0.2, Math.PI])],
        [new RankingMeasure("cancer", NeedKind.Unmet, 1, [new RankingTerm("t", "T", 1, 1.0 / 7, ["a"], "older")])],
        [new MeasureWeight(NeedKind.Unmet, "cancer", 1)]);
}
