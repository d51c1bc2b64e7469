using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Queries;

/// <summary>Where two areas share a median rank, what they are ranked by decides.</summary>
public sealed class KindOrderTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void List_OfAreasThatShareARank_GoesByTheKindsOwnFigure()
    {
        TinyRelease.Publish(StoreOptions.For(directory), extra: writer =>
        {
            NeedRanking[] rankings =
            [
                new("cancer", TinyRelease.First, 2, 1, Gap: 0.1, 0.5, GapPercentile: 0.5, 0.3),
                new("cancer", TinyRelease.Second, 1, 2, Gap: null, 0.5, GapPercentile: null, 0.3),
            ];
            (AreaCode, AreaCode, RankInterval)[] shared = [.. from r in rankings from w in new[] { AreaCode.England, TinyRelease.Icb } select (r.Area, w, new RankInterval(1, 1, 2, 2))];
            writer.AppendRankings(AreaLevel.Lsoa21, rankings);
            writer.AppendContributions("cancer", AreaLevel.Lsoa21, rankings.Select(r => (r.Area, new Contribution(ContributionSide.Burden, "Housing", r.Score))));
            writer.AppendRanks("cancer", AreaLevel.Lsoa21, shared);
            writer.AppendKindRanks("cancer", AreaLevel.Lsoa21, from kind in new[] { NeedKind.Burden, NeedKind.Gap } from s in shared select (kind, s.Item1, s.Item2, s.Item3, 0.5));
        });
        using var store = StoreOptions.Open(directory);
        using var lease = store.Lease();
        IEnumerable<AreaCode> Order(NeedKind kind) => lease.Rankings.List("cancer", AreaLevel.Lsoa21, TinyRelease.Icb, kind).Select(r => r.Area.Code);
        Order(NeedKind.Unmet).Should().Equal(TinyRelease.First, TinyRelease.Second);
        Order(NeedKind.Burden).Should().Equal(TinyRelease.Second, TinyRelease.First);
        Order(NeedKind.Gap).Should().Equal([TinyRelease.First, TinyRelease.Second], "a gap that is not known comes last");
    }
}
