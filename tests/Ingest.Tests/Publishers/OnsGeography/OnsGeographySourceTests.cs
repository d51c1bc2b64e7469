using System.Text.Json.Nodes;
using HealthNeeds.Core.Snapshots;
using HealthNeeds.Ingest.Figures;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Tables;
using HealthNeeds.Ingest.Tests.Http;
using HealthNeeds.Ingest.Tests.Pulls;
using HealthNeeds.Ingest.Tests.Snapshot;
using HealthNeeds.Ingest.Tests.Tables;
using HealthNeeds.Store.Snapshots;

namespace HealthNeeds.Ingest.Tests.Publishers.OnsGeography;

public sealed class OnsGeographySourceTests
{
    private static readonly string[] Kinds = [SnapshotKinds.Areas, SnapshotKinds.IcbHistory, SnapshotKinds.Lsoa11ToLsoa21, SnapshotKinds.Msoa11ToMsoa21, SnapshotKinds.Ltla21ToLtla24];

    [Fact]
    public async Task LayersInPages_GiveTheFilesThatTheRawFilesGive()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, SampleFiles.Folder, mostAtOnce: 5), SampleFiles.Folder);

        using var expected = new TemporaryFolder();
        var raw = new RawFolder(SampleFiles.Folder);
        var residents = new CensusResidents();
        var geography = new GeographyFiles(raw).Read();
        Census2021.Files[0].Read(raw, geography.Known(new HashSet<string>()), new FigureIntake(LoopbackPull.Catalogue.Indicators.ToDictionary(i => i.Id.Value), residents.Take));
        foreach (var (kind, write) in GeographyTables.Of(geography, residents.ByLsoa))
        {
            var path = Path.Combine(expected.Path, kind);
            intake.Files.Single(f => f.Kind == kind).Sha256.Should().Be(FetchedFile.Of(kind, null, path, write(path)).Sha256, kind);
        }

        intake.Files.Select(f => f.Kind).Should().Equal(Kinds);
        intake.Shapes.Select(s => s.Table).Should().BeEquivalentTo("places", "msoa21", "lsoa-changes", "msoa-changes", "rural-urban", "centroids", "icbs-2026", "msoa-names", "census2021-ts007a-lsoa.csv");
        intake.Shapes.Single(s => s.Table == "msoa21").Rows.Should().Be(2);
        intake.RowsIn.Should().Be(intake.RowsKept + intake.RowsRejected);
        intake.Rejections.Should().NotBeEmpty().And.OnlyContain(r => r.Rule == "outside-england");
        pull.Publisher.Requests.Count(r => r.Target.StartsWith("/arcgis/")).Should().Be(3 + 1 + 3 + 1 + 3 + 3 + 3);
    }

    [Fact]
    public async Task Pages_AreAskedForInTheOrderOfTheCode()
    {
        await using var pull = await LoopbackPull.StartAsync();
        await pull.ReadAsync(Serve(pull, SampleFiles.Folder, mostAtOnce: 5), SampleFiles.Folder);

        pull.Publisher.Requests.Select(r => r.Target).Should().Contain("/arcgis/LSOA21_RUC21_EW_LU/FeatureServer/0/query?where=1%3D1&outFields=LSOA21CD,RUC21NM&orderByFields=LSOA21CD,RUC21NM&returnGeometry=false&outSR=4326&f=json&resultOffset=5&resultRecordCount=2000");
    }

    [Fact]
    public async Task NextMerger_IsOneMoreLayer_AskedForByTheYearsInItsName()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 50, asked => asked.IcbLookUps += ", LSOA21_SICBL28_ICB28_NHSER28_LAD27");
        var lsoas = new RawRows(SampleFiles.Folder, "lookup_lsoa21_icb26_derived.csv").All.Select(r => r("lsoa21_code")).ToList();
        var next = new ArcGisService(50).Add("LSOA21_SICBL28_ICB28_NHSER28_LAD27", lsoas.Select(l => ArcGisService.Record(("LSOA21CD", l), ("ICB28CD", "E54000099"), ("ICB28NM", "NHS Yorkshire"), ("LAD27CD", "E08000018"))));
        var today = ArcGisService.Of(SampleFiles.Folder, new OnsGeographyOptions(), 50);
        pull.Publisher.Serve(request => request.Path.Value!.Contains("ICB28") ? next.Answer(request) : today.Answer(request));

        var intake = await pull.ReadAsync(source, SampleFiles.Folder);

        using var inspector = new SnapshotInspector();
        var history = inspector.IcbHistory(intake.Files.Single(f => f.Kind == SnapshotKinds.IcbHistory).Path);
        history.Of(new AreaCode("E54000061")).Should().BeEquivalentTo(new { Standing = IcbStanding.Abolished, Vintage = "2026" });
        history.Overlaps.Select(o => (o.Vintage, o.Now.Value, o.Lsoas)).Should().Equal(("2024", "E54000099", lsoas.Count), ("2026", "E54000099", lsoas.Count));
        pull.Publisher.Requests.Select(r => r.Target).Should().ContainMatch("/arcgis/LSOA21_SICBL26_ICB26_NHSER26_LAD26/FeatureServer/0/query?*outFields=LSOA21CD,ICB26CD,ICB26NM,LAD26CD&*");
    }

    [Fact]
    public async Task PageWithoutRecords_WhichSaysThatThereAreMore_IsRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 5);
        var whole = ArcGisService.Of(SampleFiles.Folder, new OnsGeographyOptions(), 5);
        pull.Publisher.Serve(request => request.Path.Value!.Contains("RUC21") && request.Query["resultOffset"] == "5" ? PublisherAnswer.Json("""{"features":[],"exceededTransferLimit":true}""") : whole.Answer(request));

        var refused = (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).Which;

        (refused.Rule, refused.Found).Should().Be(("pages", "a page without records after 5 of them, and word that there are more"));
    }

    [Fact]
    public async Task ErrorWithStatus200_IsRefusedInTheServicesWords()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 5, asked => asked.RuralUrban = "LSOA21_RUC31_EW_LU");

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).WithMessage("*Invalid URL*").Which.Rule.Should().Be("service-error");
    }

    [Fact]
    public async Task LayerWithoutEnd_IsRefused()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 5, asked => asked.MostPages = 2);

        (await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("pages");
    }

    [Fact]
    public async Task RenamedField_IsNamed()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 50);
        var service = ArcGisService.Of(SampleFiles.Folder, new OnsGeographyOptions(), 50);
        pull.Publisher.Serve(request => request.Path.Value!.Contains("RUC21")
            ? PublisherAnswer.Json("""{"fields":[{"name":"LSOA21CD"},{"name":"RUC21NAME"}],"features":[]}""")
            : service.Answer(request));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<ColumnNotFoundException>().WithMessage("rural-urban*\"RUC21NM\"*RUC21NAME*");
    }

    [Fact]
    public async Task LsoaWithoutCentroid_IsSaid_NotLeftOut()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 50);
        var service = ArcGisService.Of(SampleFiles.Folder, new OnsGeographyOptions(), 50);
        pull.Publisher.Serve(request => request.Path.Value!.Contains("Centroids")
            ? PublisherAnswer.Json("""{"fields":[{"name":"LSOA21CD"}],"features":[]}""")
            : service.Answer(request));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<InvalidDataException>().WithMessage("*expected a centroid for every area; 13 have none*");
    }

    [Fact]
    public async Task LsoaThatNoLookUpLeadsTo_IsSaid()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var source = Serve(pull, SampleFiles.Folder, mostAtOnce: 50);
        var service = ArcGisService.Of(SampleFiles.Folder, new OnsGeographyOptions(), 50);
        pull.Publisher.Serve(request => request.Path.Value!.Contains(new OnsGeographyOptions().LsoaChanges.Split('/')[0]) ? Without(service.Answer(request)!, "E01034258") : service.Answer(request));

        await pull.Invoking(p => p.ReadAsync(source, SampleFiles.Folder)).Should().ThrowAsync<InvalidDataException>().WithMessage("*expected an LSOA of 2011 that it came from for every area; one has none, as E01034258*");
    }

    /// <summary>The layer without features that name the area.</summary>
    private static PublisherAnswer Without(PublisherAnswer answer, string code)
    {
        var json = JsonNode.Parse(answer.Body)!;
        foreach (var feature in json["features"]!.AsArray().Where(f => f!.ToJsonString().Contains(code)).ToList())
            json["features"]!.AsArray().Remove(feature);
        return PublisherAnswer.Json(json.ToJsonString());
    }

    [Trait("Speed", "Slow")]
    [RawFilesFact]
    public async Task WholeLookUps_GiveTheBundledFilesByteForByte()
    {
        await using var pull = await LoopbackPull.StartAsync();
        var intake = await pull.ReadAsync(Serve(pull, RawFiles.Folder!, mostAtOnce: 2000), RawFiles.Folder!);

        foreach (var kind in Kinds)
            intake.Files.Single(f => f.Kind == kind).Sha256.Should().Be(LoopbackPull.Bundled(kind, null).Sha256, kind);
    }

    private static OnsGeographySource Serve(LoopbackPull pull, string raw, int mostAtOnce, Action<OnsGeographyOptions>? change = null)
    {
        pull.Publisher.Serve(ArcGisService.Of(raw, new OnsGeographyOptions(), mostAtOnce).Answer);
        pull.Publisher.Serve("/output/census/2021/census2021-ts007a.zip", PublisherAnswer.Zip(("census2021-ts007a-lsoa.csv", File.ReadAllBytes(Path.Combine(raw, "census2021_ts007a_lsoa21.csv")))));
        pull.Publisher.Serve($"/{new OnsGeographyOptions().MsoaNames}", PublisherAnswer.Bytes(File.ReadAllBytes(Path.Combine(raw, "hocl_msoa11_names.csv")), "text/csv"));
        var asked = new OnsGeographyOptions();
        change?.Invoke(asked);
        return new OnsGeographySource(asked, pull.Publisher.Address("/arcgis/"), pull.Publisher.Root, pull.Publisher.Root);
    }
}
