using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HealthNeeds.Dashboard.Tests.Releases;

/// <summary>Readers who ask for the same at once: it is worked out for one of them, and what takes every processor for one at a time.</summary>
[Collection(ApiCollection.Name)]
public sealed class ReleaseMemoryTests(ApiServer server)
{
    /// <summary>Long enough for another thread to come, where nothing holds it up.</summary>
    private static readonly TimeSpan AWhile = TimeSpan.FromMilliseconds(600);

    [Fact]
    public async Task Value_AskedForByManyAtOnce_IsMadeOnce()
    {
        var (memory, made) = (new ReleaseMemory(TimeProvider.System), 0);
        using var together = new Barrier(8);
        var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Apart(() =>
        {
            together.SignalAndWait();
            return memory.Get("release", "key", () =>
            {
                Interlocked.Increment(ref made);
                Rest();
                return new object();
            });
        })));
        made.Should().Be(1);
        got.Distinct().Should().ContainSingle("all have the same");
    }

    [Fact]
    public void Value_ThatIsNone_IsKeptAsAnyOther()
    {
        var (memory, made) = (new ReleaseMemory(TimeProvider.System), 0);
        for (var asked = 0; asked < 2; asked++)
        {
            memory.Get<double?>("release", "key", () =>
            {
                made++;
                return null;
            }).Should().BeNull();
        }

        made.Should().Be(1);
    }

    [Fact]
    public async Task Value_WhoseFirstReaderLeaves_IsMadeForTheOneWhoWaits()
    {
        var memory = new ReleaseMemory(TimeProvider.System);
        using var begun = new ManualResetEventSlim();
        var first = Apart(() => memory.Get<object>("release", "key", () =>
        {
            begun.Set();
            Rest();
            throw new OperationCanceledException("left");
        }));
        begun.Wait();
        memory.Get<object>("release", "key", () => "second").Should().Be("second");
        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        memory.Get<object>("release", "key", () => "third").Should().Be("second");
    }

    [Fact]
    public void Memory_IsAskedBack_OnceForEachReleaseThatWent()
    {
        var (time, asked) = (new FakeTimeProvider(), 0);
        var kept = new LastAskedFor(most: 2, TimeSpan.FromMinutes(3), parts: 1, time, () => asked++);
        kept.Of("old");
        kept.Of("new");
        kept.Of("old");
        asked.Should().Be(0, "both are kept");
        kept.Of("newest");
        asked.Should().Be(1, "there is no room for three");
        time.Advance(TimeSpan.FromMinutes(4));
        kept.Of("newest");
        kept.Of("newest");
        asked.Should().Be(2, "nobody asked for the other in a while");
    }

    [Fact]
    public void Release_ThatNobodyAskedForInAWhile_IsForgotten_WithItsRegions_AndTheOtherStays()
    {
        var (time, made) = (new FakeTimeProvider(), new List<string>());
        var memory = new ReleaseMemory(time);
        string Ask(string release, string? region = null) => region is null ? memory.Get(release, "key", () => Made(release)) : memory.Get(release, region, "key", () => Made($"{release}/{region}"));
        string Made(string what)
        {
            made.Add(what);
            return what;
        }

        Ask("old");
        Ask("old", "york");
        for (var minute = 0; minute < 5; minute++)
        {
            Ask("new");
            Ask("new", "york");
            time.Advance(TimeSpan.FromMinutes(1));
        }

        time.Advance(TimeSpan.FromHours(1));
        Ask("new");
        Ask("new", "york");
        made.Should().Equal("old", "old/york", "new", "new/york");
        Ask("old", "york");
        made.Should().HaveCount(5).And.EndWith("old/york");
    }

    [Fact]
    public async Task IcbsOfEngland_AreRankedForOneReaderAtATime()
    {
        using var lease = server.Services.GetRequiredService<ReleaseStore>().Lease();
        using var figures = new WatchedFigures(lease, server.Services.GetRequiredService<RegionSetting>());
        using var together = new Barrier(2);
        await Task.WhenAll(new[] { NeedKind.Unmet, NeedKind.Burden }.Select(kind => Apart(() =>
        {
            together.SignalAndWait();
            return figures.Ranked(FocusArea.Overall, AreaLevel.Icb, AreaCode.England, kind);
        })));
        figures.Met.Should().BeFalse("the second reader reads nothing of the release before the first is done");
    }

    private static void Rest()
    {
        using var never = new ManualResetEventSlim();
        never.Wait(AWhile);
    }

    /// <summary>A thread of its own each: the pool gives out few at once, and those here wait for each other.</summary>
    private static Task<T> Apart<T>(Func<T> work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>Holds up the first who reads the release, and sees whether another comes meanwhile. Looking whether the value is kept asks each once for the release's id, and is no reading.</summary>
    private sealed class WatchedFigures(ReleaseLease lease, RegionSetting regions) : ReleaseFigures(new ReleaseMemory(TimeProvider.System), regions), IDisposable
    {
        private readonly ManualResetEventSlim _other = new();
        private readonly ThreadLocal<bool> _looked = new();
        private int _first;

        public bool Met { get; private set; }

        public override ReleaseLease Lease
        {
            get
            {
                if (!_looked.Value)
                {
                    _looked.Value = true;
                    return lease;
                }

                var first = Interlocked.CompareExchange(ref _first, Environment.CurrentManagedThreadId, 0);
                if (first == 0)
                    Met = _other.Wait(AWhile);
                else if (first != Environment.CurrentManagedThreadId)
                    _other.Set();
                return lease;
            }
        }

        public void Dispose() => _other.Dispose();
    }
}
