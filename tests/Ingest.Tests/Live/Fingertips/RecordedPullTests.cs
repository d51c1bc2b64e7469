using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Live.Fingertips;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Tests.Fetching;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Live.Fingertips;

/// <summary>The smoking series pulled and read from recorded answers: the real CSV and the real metadata.</summary>
public sealed class RecordedPullTests
{
    [FingertipsFact]
    public async Task Smoking_RecordedAnswers_HoldTheBundledFiguresAndTheRestOfEngland()
    {
        await using var bench = await PullBench.StartAsync();
        Serve(bench.Publisher);
        var source = new FingertipsSource("ohid-smoking", bench.Publisher.Address("api/"), new FingertipsOptions(), () => Catalogues.Read(RawFiles.Data).Indicators);
        using var folder = new TemporaryFolder();
        using var session = bench.Begin();
        var responses = await source.PullAsync(session, CancellationToken.None);
        var intake = source.Read(responses, new ReadingRoom(session.Open, folder.Path, Catalogues.Read(RawFiles.Data).Indicators, SnapshotAreas.Read(RawFiles.Bundled)), CancellationToken.None);

        (intake.RowsIn, intake.RowsKept).Should().Be((17627, 2925 + 385));
        intake.Shapes.Should().Contain(s => s.Table == "metadata" && s.Facts["91547 unit"] == "%");
        using var inspector = new SnapshotInspector();
        inspector.Value(intake.Files[0].Path, "ohid-smoking-15plus", "E08000019", "2022/23").Should().Be(14.15786604);
        inspector.Distinct(intake.Files[0].Path, "area").Should().Be(296);
    }

    private static void Serve(LoopbackPublisher publisher)
    {
        publisher.Serve("/api/area_types", Answer.Json(FingertipsBench.Types));
        publisher.Serve("/api/data_changes", Answer.Json("""{"LastUploadedAt":"2023-11-08T00:00:00","LastDeletedAt":"0001-01-01T00:00:00"}"""));
        publisher.Serve("/api/indicator_metadata/by_indicator_id", Answer.File(Path.Combine(FingertipsFixtures.Folder!, "indicator_metadata_all_ft.json")));
        publisher.Serve("/api/indicator_metadata/csv/by_indicator_id", Answer.Csv("Indicator ID,Indicator,Polarity\r\n91547,Smoking,RAG - Low is good\r\n"));
        publisher.Serve("/api/all_data/csv/by_indicator_id", Answer.File(Path.Combine(FingertipsFixtures.Folder!, "all_data_csv_multi_areatype_91547.csv")));
    }
}
