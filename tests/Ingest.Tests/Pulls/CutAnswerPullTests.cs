using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Pulls;

/// <summary>What was cut is not remembered as an answer: its publisher would say for good that nothing changed since.</summary>
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
