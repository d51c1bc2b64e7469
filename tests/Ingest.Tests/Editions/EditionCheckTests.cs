using System.Text.RegularExpressions;
using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Pulls;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using Microsoft.Extensions.DependencyInjection;

namespace HealthNeeds.Ingest.Tests.Editions;

/// <summary>Looking for newer editions as part of a pull: what it finds is in the source's status, and what goes wrong touches nothing else.</summary>
public sealed class EditionCheckTests : IAsyncLifetime
{
    private static readonly NewerEdition Found = new("2025", "2029", new DateOnly(2029, 10, 30), "https://example.org/2029", [new SettingValue("Live__X", "2029")]);
    private SourceBench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await SourceBench.StartAsync();
        bench.Serve(SourceBench.Csv(), etag: "\"1\"");
    }

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task NewerEdition_IsInTheStatus_UntilItIsTaken()
    {
        var search = new Search(bench.Publisher) { Newer = [Found] };
        var outcome = await PullAsync(search);

        outcome.State.Should().Be(SourceState.Changed);
        bench.Status.Editions!.Newer.Should().BeEquivalentTo([Found]);
        bench.Status.Editions.Problem.Should().BeNull();

        search.Newer = [];
        await PullAsync(search);
        bench.Status.Editions!.Newer.Should().BeEmpty();
    }

    [Fact]
    public async Task SearchThatFails_IsToldInWords_KeepsWhatWasKnown_AndLeavesThePullAsItIs()
    {
        var search = new Search(bench.Publisher) { Newer = [Found] };
        await PullAsync(search);
        bench.Publisher.Serve("/editions", PublisherAnswer.Error(404));

        var outcome = await PullAsync(search);

        outcome.State.Should().Be(SourceState.Unchanged);
        bench.Status.State.Should().Be(SourceState.Unchanged);
        bench.Status.Editions!.Newer.Should().BeEquivalentTo([Found]);
        bench.Status.Editions.Problem.Should().Contain("404");
    }

    /// <summary>What a page may throw that nobody thought of: none of it is the pull's.</summary>
    public static TheoryData<Exception> Surprises => new(new UriFormatException("no address"), new FileNotFoundException("no /secret/place"), new RegexMatchTimeoutException("too long"), new ArgumentOutOfRangeException("year"), new OperationCanceledException("not ours"));

    [Theory]
    [MemberData(nameof(Surprises))]
    public async Task SearchThatThrows_LeavesThePullAsItIs(Exception thrown)
    {
        var outcome = await PullAsync(new Search(bench.Publisher) { Thrown = thrown });

        (outcome.State, bench.Status.State).Should().Be((SourceState.Changed, SourceState.Changed));
        bench.Status.Editions!.Problem.Should().NotBeNullOrEmpty().And.NotContain("secret");
    }

    /// <summary>A page that came and was refused is not what the next look goes by, however soon that is.</summary>
    [Fact]
    public async Task PageThatWasRefused_IsAskedForAgain()
    {
        await PullAsync(new Search(bench.Publisher) { Thrown = new ResponseRefusedException("edition-page", bench.Publisher.Address("/editions"), "no link to an edition", "links") });
        bench.Status.Editions!.Problem.Should().Contain("no link to an edition");

        await PullAsync(new Search(bench.Publisher) { Newer = [Found] });

        bench.Publisher.RequestsTo("/editions").Select(r => r.Status).Should().Equal(200, 200);
        bench.Status.Editions!.Problem.Should().BeNull();
        bench.Status.Editions.Newer.Should().ContainSingle();
    }

    [Fact]
    public async Task SearchThatNeverEnds_IsStoppedByItsLimit()
    {
        var outcome = await PullAsync(new Search(bench.Publisher) { NeverEnds = true }, ("Live:Editions:TimeLimitSeconds", "1"));

        outcome.State.Should().Be(SourceState.Changed);
        bench.Status.Editions!.Problem.Should().Be("no answer within 1 s");
    }

    [Fact]
    public async Task BeingStopped_LeavesWhatWasConcluded()
    {
        using var stopped = new CancellationTokenSource();
        var search = new Search(bench.Publisher) { NeverEnds = true, Begun = stopped.Cancel };

        await FluentActions.Invoking(() => PullAsync(search, stopped.Token)).Should().ThrowAsync<OperationCanceledException>();
        (bench.Status.State, bench.Status.Editions).Should().Be((SourceState.Changed, null));
    }

    [Fact]
    public async Task SecondLook_AsksConditionally()
    {
        var search = new Search(bench.Publisher);
        await PullAsync(search);
        await PullAsync(search);

        bench.Publisher.RequestsTo("/editions").Select(r => r.Status).Should().Equal(200, 304);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Offline_OrWithoutFigures_NobodyIsAskedForEditions(bool offline)
    {
        if (!offline)
            bench.Serve(PublisherAnswer.Error(404));
        await PullAsync(new Search(bench.Publisher) { Newer = [Found] }, ("Live:Offline", offline ? "true" : "false"));

        bench.Publisher.RequestsTo("/editions").Should().BeEmpty();
        bench.Status.Editions.Should().BeNull();
    }

    private Task<PullOutcome> PullAsync(Search search, params (string, string)[] settings) => PullAsync(search, CancellationToken.None, settings);

    private Task<PullOutcome> PullAsync(Search search, CancellationToken cancellation, params (string, string)[] settings) =>
        bench.Services(s => s.AddSingleton<IEditionSearch>(search), settings).GetRequiredService<SourcePull>().RunAsync(bench.Source, cancellation);

    private sealed class Search : IEditionSearch
    {
        private readonly LoopbackPublisher publisher;

        public Search(LoopbackPublisher publisher)
        {
            this.publisher = publisher;
            publisher.Serve("/editions", PublisherAnswer.Json("{}").With(etag: "\"e\""));
        }

        public IReadOnlyList<NewerEdition> Newer { get; set; } = [];

        public Exception? Thrown { get; init; }

        public bool NeverEnds { get; init; }

        public Action Begun { get; init; } = () => { };

        public string Source => SourceBench.Id;

        public string Publisher => "loopback";

        public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
        {
            await session.GetAsync(new PublisherRequest("editions", publisher.Address("/editions"), ResponseKind.Json), cancellation);
            Begun();
            if (NeverEnds)
                await Task.Delay(Timeout.Infinite, cancellation);
            return Thrown is null ? Newer : throw Thrown;
        }
    }
}
