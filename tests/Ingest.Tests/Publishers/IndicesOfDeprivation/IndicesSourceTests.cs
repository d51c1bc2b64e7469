using System.Text;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.IndicesOfDeprivation;

public sealed class IndicesSourceTests
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [Theory]
    [InlineData("iod2025")]
    [InlineData("iod2019")]
    public async Task PublishedShape_GivesTheBundledFigures(string id)
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, id, SampleFiles.Folder), SampleFiles.Folder);

        var edition = Edition(id);
        using var inspector = new SnapshotInspector();
        var (bundled, live) = (Path.Combine(RawFiles.Bundled, $"observations-{id}.parquet"), pull.At($"observations-{id}"));
        foreach (var column in edition.Scores.Columns.Concat(edition.Indicators.Columns))
        {
            foreach (var area in id == "iod2025" ? new[] { "E01034258", "E01034253" } : ["E01032550", "E01007813"])
                inspector.Value(live, column.Indicator, area, column.Period.ToString()).Should().Be(inspector.Value(bundled, column.Indicator, area, column.Period.ToString()), column.Indicator);
        }

        (intake.RowsKept, intake.RowsRejected, intake.FiguresRejected).Should().Be((intake.RowsIn, 0, 0));
        intake.Files.Should().ContainSingle().Which.Rows.Should().Be(13 * (edition.Scores.Columns.Count + edition.Indicators.Columns.Count));
    }

    [Fact]
    public async Task Shapes_SayWhatIsPrintedAndWhatIsBound()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, "iod2025", SampleFiles.Folder), SampleFiles.Folder);

        intake.Shapes.Select(s => s.Table).Should().Equal("iod2025-scores", "iod2025-indicators IoD25 Education Domain", "iod2025-indicators IoD25 Health Domain", "iod2025-indicators IoD25 Crime Domain", "iod2025-indicators IoD25 Barriers Domain");
        intake.Shapes[0].Columns.Should().HaveCount(2 + (16 * 3) + 1);
        intake.Shapes[0].Needed.Should().HaveCount(1 + 14).And.BeSubsetOf(intake.Shapes[0].Columns).And.Contain("LSOA code (2021)");
        intake.Shapes.Should().OnlyContain(s => s.Rows == 13);
    }

    [Theory]
    [InlineData("iod2025")]
    [InlineData("iod2019")]
    public async Task HeadingsCutShort_AsInTheCorrectedFiles_AreReadAllTheSame(string id)
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, id, SampleFiles.Folder);
        var whole = await pull.ReadAsync(source, SampleFiles.Folder);
        var lines = (id == "iod2025" ? GovUkBodies.Scores2025(SampleFiles.Folder) : GovUkBodies.Scores2019(SampleFiles.Folder)).Split('\n', 2);
        pull.Publisher.Serve("/scores", PublisherAnswer.Csv(Cut(lines[0]) + "\n" + lines[1]));

        Cut(lines[0]).Should().NotBe(lines[0]);
        (await pull.ReadAsync(source, SampleFiles.Folder)).Files.Single().Sha256.Should().Be(whole.Files.Single().Sha256);
    }

    /// <summary>Each heading of a header line, of at most 80 letters as that of the corrected File 7 that ends in "10% of LSO".</summary>
    private static string Cut(string header)
    {
        using var table = new CsvTable("header", new MemoryStream(Encoding.UTF8.GetBytes(header + "\n")));
        return string.Join(',', table.Headings.Select(h => $"\"{h[..Math.Min(h.Length, 80)]}\""));
    }

    [Fact]
    public async Task RenamedIndicator_IsNotReadAsAnother()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder);
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(GovUkBodies.Indicators2025(SampleFiles.Folder, h => h == "Mental health indicator" ? "Mental health rate" : h), Workbook));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>().WithMessage("*mental_health_indicator*Mental health rate*");
    }

    [Fact]
    public async Task RenamedCode_OnEverySheet_IsNamedWithTheHeaderThatIsThere()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder);
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(GovUkBodies.Indicators2025(SampleFiles.Folder, code: "LSOA identifier (2021)"), Workbook));

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>()).Which.Should()
            .Match<ColumnNotFoundException>(e => e.Expected == "LSOA code (2021)" && e.Found[0] == "LSOA identifier (2021)" && e.Line == 1 && e.Address!.AbsolutePath == "/indicators");
    }

    [Fact]
    public async Task AreaThatIsUnknown_IsRejectedWithItsRow()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder);
        pull.Publisher.Serve("/scores", PublisherAnswer.Csv(GovUkBodies.Scores2025(SampleFiles.Folder).Replace("E01034253", "E01999999")));
        var intake = await pull.ReadAsync(source, SampleFiles.Folder);

        intake.RowsRejected.Should().Be(1);
        intake.RowsIn.Should().Be(intake.RowsKept + 1);
        intake.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "unknown-area" && r.Found == "E01999999" && r.Line > 1 && r.Key.StartsWith("iod2025-scores"));
    }

    [Theory]
    [InlineData("#N/A")]
    [InlineData("n/a")]
    public async Task CellThatIsNoNumber_IsRejectedWithItsSheetAndRow(string cell)
    {
        const string File = "iod2025_lsoa21_underlying_indicators.csv";
        using var folder = new TemporaryFolder();
        var lines = await System.IO.File.ReadAllLinesAsync(Path.Combine(SampleFiles.Folder, File));
        var cells = lines[2].Split(',');
        cells[10] = cell;
        folder.File(File, string.Join('\n', [.. lines[..2], string.Join(',', cells), .. lines[3..]]));
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder);
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(GovUkBodies.Indicators2025(folder.Path), Workbook));
        var intake = await pull.ReadAsync(source, SampleFiles.Folder);

        intake.FiguresRejected.Should().Be(1);
        intake.Rejections.Should().ContainSingle().Which.Should().Match<HealthNeeds.Core.Runs.Rejection>(r => r.Rule == "number" && r.Found == cell && r.Line == 3 && r.Key.Contains("Health Domain iod2025-ypll"));
    }

    [Fact]
    public async Task WorkbookThatUnpacksToTooMuch_IsRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder, most: 5_000);

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("too-large");
    }

    [Theory]
    [InlineData("<html>Sorry</html>", "html-page")]
    [InlineData("LSOA code (2021),Score", "wrong-kind")]
    public async Task BodyThatIsNoWorkbook_IsRefused(string body, string rule)
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, "iod2025", SampleFiles.Folder);
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(Encoding.UTF8.GetBytes(body), Workbook));

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be(rule);
    }

    [Trait("Speed", "Slow")]
    [RawFilesFact]
    public async Task WholeFilesInThePublishedShape_GiveTheBundledFileByteForByte()
    {
        foreach (var id in new[] { "iod2025", "iod2019" })
        {
            await using var pull = await LoopbackPull.StartAsync();
            var intake = await pull.ReadAsync(Serve(pull, id, RawFiles.Folder!), RawFiles.Folder!);

            intake.Files.Single().Sha256.Should().Be(LoopbackPull.Bundled(SnapshotKinds.Observations, id).Sha256, id);
        }
    }

    private static IndicesEdition Edition(string id) => id == "iod2025" ? IndicesEdition.Of2025 : IndicesEdition.Of2019;

    private static IndicesSource Serve(LoopbackPull pull, string id, string raw, long most = 1L << 30)
    {
        var (scores, indicators) = id == "iod2025" ? (GovUkBodies.Scores2025(raw), GovUkBodies.Indicators2025(raw)) : (GovUkBodies.Scores2019(raw), GovUkBodies.Indicators2019(raw));
        pull.Publisher.Serve("/scores", PublisherAnswer.Csv("\uFEFF" + scores));
        pull.Publisher.Serve("/indicators", PublisherAnswer.Bytes(indicators, Workbook));
        return new IndicesSource(Edition(id), pull.Publisher.Root, "scores", "indicators", most);
    }
}
