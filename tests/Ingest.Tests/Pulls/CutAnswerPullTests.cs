using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>What was cut, or refused for what it says, is not remembered as an answer: its publisher would say for good that nothing changed since, or would not be asked again.</summary>
public sealed class CutAnswerPullTests
{
    [Fact]
    public async Task Answer_CutWithinAQuotedField_IsAskedForAgainFromItsBeginning()
    {
        await using var bench = await SourceBench.StartAsync();
        var source = new TableSource(bench.Source);
        bench.Serve(SourceBench.Csv() + "E01000001,\"2018–", etag: "\"v1\"");
        var cut = await bench.PullAsync(source);
        (cut.State, bench.Source.Reads).Should().Be((SourceState.Failed, 0), cut.Why);
        cut.Why.Should().Contain("never closed").And.Contain("[cut-short]");

        bench.Serve(SourceBench.Csv(), etag: "\"v1\"");
        var whole = await bench.PullAsync(source);
        whole.State.Should().Be(SourceState.Changed, whole.Why);
        bench.Status.Recent[0].Revalidated.Should().Be(0);
    }

    [Fact]
    public async Task Answer_RefusedBeforeAllAreThere_IsAskedForAgain()
    {
        await using var bench = await SourceBench.StartAsync();
        var source = new PagedSource(bench.Source);
        bench.Serve(SourceBench.Csv(header: "area,period,value,lower,more"));
        var refused = await bench.PullAsync(source);
        (refused.State, bench.Source.Reads).Should().Be((SourceState.Failed, 0), refused.Why);
        refused.Why.Should().Contain("[pages]");

        bench.Serve(SourceBench.Csv());
        var whole = await bench.PullAsync(source);
        whole.State.Should().Be(SourceState.Changed, whole.Why);
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    /// <summary>Looks into its answer while it asks, as sources of several pages do.</summary>
    private sealed class PagedSource(ILiveSource figures) : ILiveSource
    {
        public string Source => figures.Source;

        public string Publisher => figures.Publisher;

        public async Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation)
        {
            var answers = await figures.PullAsync(session, cancellation);
            using var text = new StreamReader(session.Open(answers[0]));
            var header = await text.ReadLineAsync(cancellation);
            return header!.EndsWith("more", StringComparison.Ordinal) ? throw new ResponseRefusedException("pages", answers[0].Address, "word that there are more", "the last page") : answers;
        }

        public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation) => figures.Read(responses, room, cancellation);
    }

    /// <summary>Reads its answer as sources of CSV tables do.</summary>
    private sealed class TableSource(ILiveSource figures) : ILiveSource
    {
        public string Source => figures.Source;

        public string Publisher => figures.Publisher;

        public Task<IReadOnlyList<RawResponse>> PullAsync(IPublisherSession session, CancellationToken cancellation) => figures.PullAsync(session, cancellation);

        public SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation)
        {
            using (var table = new CsvTable("figures", room.Open(responses[0])))
            {
                while (table.Read())
                    cancellation.ThrowIfCancellationRequested();
            }

            return figures.Read(responses, room, cancellation);
        }
    }
}
