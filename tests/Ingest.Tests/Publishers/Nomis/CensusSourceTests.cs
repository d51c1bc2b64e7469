using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.Nomis;

public sealed class CensusSourceTests
{
    [Fact]
    public async Task PublishedShape_GivesTheBundledFigures()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, SampleFiles.Folder), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        var (bundled, live) = (Path.Combine(RawFiles.Bundled, "observations-census2021.parquet"), pull.At("observations-census2021"));
        foreach (var indicator in LoopbackPull.Catalogue.Indicators.Where(i => i.Source == "census2021").Select(i => i.Id.Value))
        {
            foreach (var area in new[] { "E01034258", "E01034253" })
                inspector.Value(live, indicator, area, "2021").Should().NotBeNull().And.Be(inspector.Value(bundled, indicator, area, "2021"), indicator);
        }

        (intake.RowsIn, intake.RowsKept, intake.RowsRejected).Should().Be((7 * 14, 7 * 13, 7));
        intake.Rejections.Should().OnlyContain(r => r.Rule == "outside-england" && r.Found == "W01000003");
        intake.Shapes.Select(s => s.Table).Should().Equal(NomisBodies.Tables.Select(t => $"census2021-{t}-lsoa.csv"));
        intake.Shapes[1].Needed.Should().BeEquivalentTo("geography code", "General health: Total: All usual residents", "General health: Bad health", "General health: Very bad health");
    }

    [Fact]
    public async Task TableOfTheTopic_IsReadByNomissHeadings_AndNotByOnesThatOnlyBeginAlike()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, SampleFiles.Folder), SampleFiles.Folder);

        intake.Shapes.Single(s => s.Table == "census2021-ts021-lsoa.csv").Needed.Should().BeEquivalentTo(
            "geography code", "Ethnic group: Asian, Asian British or Asian Welsh", "Ethnic group: Black, Black British, Black Welsh, Caribbean or African",
            "Ethnic group: Mixed or Multiple ethnic groups", "Ethnic group: White", "Ethnic group: Other ethnic group");
        intake.Shapes.Single(s => s.Table == "census2021-ts054-lsoa.csv").Needed.Should().Contain("Tenure of household: Owned: Owns outright").And.NotContain("Tenure of household: Owned");
    }

    [Theory]
    [InlineData("Tenure of household: Lives rent free", "Tenure of household: Rent free", "census2021-ts054-lsoa.csv")]
    [InlineData("Accommodation type: Detached,", "Accommodation type: Detached house,", "census2021-ts044-lsoa.csv")]
    public async Task RenamedColumnOfATopic_IsNamedAsNomisPrintsIt(string was, string becomes, string table)
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, text => text.Replace(was, becomes));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>().WithMessage($"{table}*{was.TrimEnd(',')}*{becomes.TrimEnd(',')}*");
    }

    [Fact]
    public async Task Symbol_InThePlaceOfACount_SaysWhyThereIsNoShare()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, SampleFiles.Folder, text => text.Contains("General health", StringComparison.Ordinal) ? Suppressed(text) : text), SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        inspector.RowsWith(pull.At("observations-census2021"), "missing", "suppressed").Should().Be(1);
        inspector.RowsWith(pull.At("observations-census2021"), "note", SuppressionNotes.Printed).Should().Be(1);
        intake.FiguresRejected.Should().Be(0);
    }

    /// <summary>The last count of the first LSOA.</summary>
    private static string Suppressed(string table)
    {
        var lines = table.Split('\n');
        var row = Array.FindIndex(lines, l => l.Contains("E01034258", StringComparison.Ordinal));
        var ending = lines[row].EndsWith('\r') ? "\r" : string.Empty;
        lines[row] = lines[row][..lines[row].LastIndexOf(',')] + ",[c]" + ending;
        return string.Join('\n', lines);
    }

    [Fact]
    public async Task EachTable_IsAskedForOnce_ByItsName()
    {
        await using var pull = await LoopbackPull.StartAsync();
        await pull.ReadAsync(Serve(pull, SampleFiles.Folder), SampleFiles.Folder);

        pull.Publisher.Requests.Select(r => r.Target).Should().Equal(NomisBodies.Tables.Select(t => $"/output/census/2021/census2021-{t}.zip"));
    }

    [Fact]
    public async Task ZipWithoutTheLsoaTable_IsRefusedWithWhatItHolds()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder);
        pull.Publisher.Serve("/output/census/2021/census2021-ts038.zip", PublisherAnswer.Zip(("census2021-ts038-msoa.csv", "a\n1\n"u8.ToArray())));

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>())
            .WithMessage("*found census2021-ts038-msoa.csv; expected census2021-ts038-lsoa.csv*").Which.Rule.Should().Be("archive");
    }

    [Fact]
    public async Task RenamedColumn_IsNamed()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, text => text.Replace("General health: Bad health", "General health: Poor health"));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>().WithMessage("census2021-ts037-lsoa.csv*Bad health*Poor health*");
    }

    [Trait("Speed", "Slow")]
    [RawFilesFact]
    public async Task WholeFilesInThePublishedShape_GiveTheBundledFileByteForByte()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, RawFiles.Folder!), RawFiles.Folder!);

        intake.Files.Single().Sha256.Should().Be(LoopbackPull.Bundled(SnapshotKinds.Observations, "census2021").Sha256);
    }

    private static CensusSource Serve(LoopbackPull pull, string raw, Func<string, string>? change = null)
    {
        foreach (var table in NomisBodies.Tables)
            pull.Publisher.Serve($"/output/census/2021/census2021-{table}.zip", NomisBodies.Zip(raw, table, change));
        return new CensusSource(pull.Publisher.Root);
    }
}
