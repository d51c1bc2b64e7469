using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.Sockets;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Fixtures.Hostile;
using HealthNeeds.Store.DuckDb;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Dashboard.Tests.Hosting.Guards;

/// <summary>Work ends when the reader it is for has left.</summary>
[Collection(ApiCollection.Name)]
public sealed class AbandonedViewTests(ApiServer fixture)
{
    private const int Tries = 40;
    private const int FileTries = 12;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(8);

    /// <summary>Each with a number that makes an address nobody asked for before.</summary>
    [Theory]
    [InlineData("/plan?candidates=msoas-and-assets&sites=5&floor=5&km={0}.5")]
    [InlineData("/what-if?level=lsoa21&weights=cancer:{0}.5")]
    [InlineData("/hot-spots?level=lsoa21&show=all&need=best-start&page={0}")]
    [InlineData("/api/v1/scenario?level=lsoa21&weights=cancer:{0}.25")]
    [InlineData("/test-beds?level=lsoa21&need=indicator:qof-copd&controls=5&complete={0}")]
    public async Task View_WhoseReaderLeft_IsGivenUp_AndItsTurnIsFree(string address)
    {
        using var site = new RealServer(fixture.Directory, new Dictionary<string, string> { ["Turns:AtOnce"] = "1" });
        var turns = site.Services.GetRequiredService<ViewTurns>();
        using var outcomes = new Outcomes(site.Services);
        for (var attempt = 1; attempt <= Tries && outcomes.Of(ViewCounts.Left) == 0; attempt++)
            await AskAndLeave(site.Address, string.Format(null, address, attempt), turns, outcomes);
        outcomes.Of(ViewCounts.Left).Should().BePositive("the work heeds that its reader left");
        turns.Now.CurrentAvailablePermits.Should().Be(1);
        (await RawRequest.Get("/gaps").SendAsync(site.Address)).Status.Should().Be(200, "the turn is free");
        site.Errors.Should().BeEmpty("a reader who leaves is no fault of the site");
    }

    /// <summary>More readers leave than files are made at once, each a little later than the one before: while theirs is asked for, made, or sent.</summary>
    [Theory]
    [InlineData("/api/v1/rankings?level=lsoa21&format=xlsx")]
    [InlineData("/api/v1/bundle?level=lsoa21&figures=yes&format=zip")]
    public async Task File_WhoseReaderLeft_LeavesItsTurnAndItsClientsPlaceFree(string address)
    {
        using var site = new RealServer(fixture.Directory, new Dictionary<string, string> { ["Limits:OfThisMachine"] = "true", ["Limits:ViewsAtOnce"] = "1", ["Limits:ViewsWaiting"] = "0" });
        (await RawRequest.Get(address).SendAsync(site.Address)).Status.Should().Be(200);
        for (var attempt = 0; attempt < FileTries; attempt++)
        {
            using (var reader = new TcpClient())
            {
                await reader.ConnectAsync(site.Address.Host, site.Address.Port);
                await reader.GetStream().WriteAsync(RawRequest.Get(address).Bytes(site.Address));
                await Task.Delay(Step * attempt, TimeProvider.System);
                reader.Client.Close(0);
            }

            // The one place of this client: another file is refused while it is taken.
            await Waiting.Until(async () => (await RawRequest.Get("/api/v1/rankings?level=ltla24&format=csv").SendAsync(site.Address)).Status == 200);
        }

        (await RawRequest.Get(address).SendAsync(site.Address)).Status.Should().Be(200, "the turn of whoever makes a file is free");
        site.Errors.Should().BeEmpty("a reader who leaves is no fault of the site");
    }

    [Fact]
    public async Task Query_WhoseReaderLeft_IsInterrupted_AndItsTurnIsFree()
    {
        using var turns = new ViewTurns(Options.Create(new ViewTurnOptions { AtOnce = 1, Waiting = 0 }), TimeProvider.System, new ViewCounts(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()));
        using var leaving = new CancellationTokenSource();
        var view = Task.Run(() => turns.TakeAsync(() => Task.FromResult(Hours(leaving.Token)), leaving.Token));
        await Waiting.Until(() => Task.FromResult(turns.Now.CurrentAvailablePermits == 0));
        await leaving.CancelAsync();
        await view.Awaiting(v => v).Should().ThrowAsync<OperationCanceledException>();
        (await turns.TakeAsync(() => Task.FromResult(2), default)).Should().Be(2);
    }

    /// <summary>A question to the engine that would take hours.</summary>
    private static long Hours(CancellationToken token)
    {
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        return session.Query<long>("select sum(hash(a.range + b.range) % 7)::bigint as s from range(10000000) a, range(10000000) b", [], token)[0];
    }

    private static async Task AskAndLeave(Uri site, string address, ViewTurns turns, Outcomes outcomes)
    {
        var made = outcomes.Of(ViewCounts.Made);
        using (var reader = new TcpClient())
        {
            await reader.ConnectAsync(site.Host, site.Port);
            await reader.GetStream().WriteAsync(RawRequest.Get(address).Bytes(site));
            // Leaves as soon as the work has begun, or had been done before that could be seen.
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            while (turns.Now.CurrentAvailablePermits == 1 && outcomes.Of(ViewCounts.Made) == made)
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
            reader.Client.Close(0);
        }

        await Waiting.Until(() => Task.FromResult(turns.Now is { CurrentAvailablePermits: 1, CurrentQueuedCount: 0 }));
    }

    /// <summary>What the site's meter counted.</summary>
    private sealed class Outcomes : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentBag<string> _seen = [];

        public Outcomes(IServiceProvider site)
        {
            var factory = site.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == ViewCounts.Instrument && ReferenceEquals(instrument.Meter.Scope, factory))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _seen.Add((string)tags[0].Value!));
            _listener.Start();
        }

        public int Of(string outcome) => _seen.Count(o => o == outcome);

        public void Dispose() => _listener.Dispose();
    }
}
