using HealthNeeds.Ingest.Geography;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Workspace;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Fingertips;

/// <summary>The smoking series pulled and read from recorded answers: the real CSV and the real metadata.</summary>
public sealed class RecordedPullTests
{
    [FingertipsFact]
    public async Task Smoking_RecordedAnswers_HoldTheBundledFiguresAndTheRestOfEngland()
    {
        await using var bench = await PullBench.StartAsync();
        Serve(bench.Publisher);
        var source = new FingertipsSource("ohid-smoking", bench.Publisher.Address("api/"), new FingertipsOptions(), () => DataCatalogues.Read(RawFiles.Data).Indicators);
        using var folder = new TemporaryFolder();
        using var session = bench.Begin();
        var responses = await source.PullAsync(session, CancellationToken.None);
        var intake = source.Read(responses, new ReadingContext(session.Open, folder.Path, DataCatalogues.Read(RawFiles.Data).Indicators, SnapshotAreas.Read(RawFiles.Bundled)), CancellationToken.None);

        (intake.RowsIn, intake.RowsKept).Should().Be((17627, 2925 + 385));
        intake.Shapes.Should().Contain(s => s.Table == "metadata" && s.Facts["91547 unit"] == "%");
        using var inspector = new SnapshotInspector();
        inspector.Value(intake.Files[0].Path, "ohid-smoking-15plus", "E08000019", "2022/23").Should().Be(14.15786604);
        inspector.Distinct(intake.Files[0].Path, "area").Should().Be(296);
    }

    private static void Serve(LoopbackPublisher publisher)
    {
        publisher.Serve("/api/area_types", PublisherAnswer.Json(FingertipsBench.Types));
        publisher.Serve("/api/data_changes", PublisherAnswer.Json("""{"LastUploadedAt":"2023-11-08T00:00:00","LastDeletedAt":"0001-01-01T00:00:00"}"""));
        publisher.Serve("/api/indicator_metadata/by_indicator_id", PublisherAnswer.File(Path.Combine(FingertipsFixtures.Folder!, "indicator_metadata_all_ft.json")));
        publisher.Serve("/api/indicator_metadata/csv/by_indicator_id", PublisherAnswer.Csv("Indicator ID,Indicator,Polarity\r\n91547,Smoking,RAG - Low is good\r\n"));
        publisher.Serve("/api/all_data/csv/by_indicator_id", PublisherAnswer.File(Path.Combine(FingertipsFixtures.Folder!, "all_data_csv_multi_areatype_91547.csv")));
    }
}
