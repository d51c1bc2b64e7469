using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.Postcodes;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Editions;

/// <summary>Each search asked at the loopback publisher: nothing newer, something newer with the setting that takes it, and answers that say neither.</summary>
public sealed class EditionSearchTests : IAsyncLifetime
{
    private static readonly EditionOptions Pages = new();
    private static readonly IndicesOptions Files = new();
    private static readonly NhsDigitalOptions Nhs = new() { QofYear = 2021, Registrations = "E3/7F080B/gp-reg-pat-prac-lsoa-male-female-July-23.zip" };
    private PullBench bench = null!;

    public async Task InitializeAsync() => bench = await PullBench.StartAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Fact]
    public async Task Indices_WhoseFilesAndEditionAreTheNewest_HaveNoNewerOne()
    {
        bench.Publisher.Serve(r => EditionBodies.GovUk(r.Path.Value![1..]));

        (await SearchAsync(Indices())).Should().BeEmpty();
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Indices_CorrectedAtTheirPublisher_AreToldWithTheSettingThatTakesThem()
    {
        Serve($"{Pages.IndicesPage}2025", EditionBodies.Publication($"{Pages.IndicesPage}2025", "2027-02-03T09:30:00Z", "media/abc/File_7_IoD2025_All_Ranks.csv", Files.Indicators2025));
        Serve(Pages.IndicesCollection, EditionBodies.Collection(2019, 2025));

        (await SearchAsync(Indices())).Should().ContainSingle().Which.Should().Match<NewerEdition>(e =>
            e.Words == "Newer edition: File 7 of 2025 at another address, as after a correction (published 3 February 2027); in use: the file before."
            && e.WordsWithValues().EndsWith($"set Live__IndicesOfDeprivation__Scores2025=media/abc/File_7_IoD2025_All_Ranks.csv (a line {SettingHint.Where}).") && e.SeenAt.EndsWith("english-indices-of-deprivation-2025"));
    }

    [Fact]
    public async Task Indices_OfALaterYear_AreTold_AndNoSettingTakesAnotherShapeUnseen()
    {
        Serve($"{Pages.IndicesPage}2025", EditionBodies.OlderPublication($"{Pages.IndicesPage}2025", Files.Scores2025, Files.Indicators2025));
        Serve(Pages.IndicesCollection, EditionBodies.Collection(2029, 2025));

        var edition = (await SearchAsync(Indices())).Should().ContainSingle().Which;
        (edition.Held, edition.Newest, edition.Published).Should().Be(("2025", "2029", new DateOnly(2029, 10, 30)));
        edition.WordsWithValues().Should().Be("Newer edition: 2029 (published 30 October 2029); in use: 2025. It needs a version of HealthNeeds that knows it.");
    }

    [Theory]
    [InlineData("""{"base_path":"/x","details":{"attachments":[]}}""", "*0 attachments ()*File 7 of the Indices of 2025 as csv*")]
    [InlineData("""{"error":"gone"}""", "*JSON of another shape*base_path*")]
    [InlineData("""{"base_path":""", "*JSON that breaks off after 13 bytes*")]
    public async Task Indices_PageThatSaysNeither_IsToldInWords(string said, string words)
    {
        Serve($"{Pages.IndicesPage}2025", PublisherAnswer.Json(said));

        await FluentActions.Invoking(() => SearchAsync(Indices())).Should().ThrowAsync<ResponseRefusedException>().WithMessage(words);
    }

    [Fact]
    public async Task Qof_OfALaterYear_IsToldWithItsFile_WhereOneIsThere()
    {
        Serve(Pages.QofSeries, EditionBodies.Series(Pages.QofSeries, "2021-22", "2026-27", "2025-26", "2024-25", "2023-24", "0000-01", "data-quality-2030"));
        Serve($"{Pages.QofSeries}/2025-26", EditionBodies.Edition());
        Serve($"{Pages.QofSeries}/2024-25", EditionBodies.Edition("https://files.digital.nhs.uk/AA/1234/qof-2425-prev-ach-pca-hyp.xlsx", "https://files.digital.nhs.uk/BB/5678/QOF_2425.zip"));

        var edition = (await SearchAsync(new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root))).Should().ContainSingle().Which;
        (edition.Held, edition.Newest, edition.WordsWithValues()).Should().Be(("2021-22", "2024-25", $"Newer edition: 2024-25; in use: 2021-22. To take it, set Live__NhsDigital__Qof=BB/5678/QOF_2425.zip and Live__NhsDigital__QofYear=2024 (a line each {SettingHint.Where})."));
        edition.Words.Should().Be("Newer edition: 2024-25; in use: 2021-22.");
        bench.Publisher.Requests.Should().HaveCount(4, "the page of 2026-27 is linked and not there, that of 2025-26 is there before its file");
    }

    [Fact]
    public async Task Registrations_OfALaterQuarter_AreTold_AndMonthsWithoutTheFilePassedOver()
    {
        Serve(Pages.RegistrationSeries, EditionBodies.Series(Pages.RegistrationSeries, "august-2026", "july-2026", "july-2023"));
        Serve($"{Pages.RegistrationSeries}/july-2026", EditionBodies.Edition("https://files.digital.nhs.uk/CC/9/gp-reg-pat-prac-all.zip", "https://files.digital.nhs.uk/DD/9/gp-reg-pat-prac-lsoa-2021-male-female-July-26.zip"));

        var edition = (await SearchAsync(new NhsEditionSearch(NhsSeries.Registrations(Pages, Nhs), bench.Publisher.Root))).Should().ContainSingle().Which;
        (edition.Held, edition.Newest, edition.WordsWithValues()).Should().Be(("July 2023", "july-2026", $"Newer edition: july-2026; in use: July 2023. To take it, set Live__NhsDigital__Registrations=DD/9/gp-reg-pat-prac-lsoa-2021-male-female-July-26.zip (a line {SettingHint.Where})."));
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Series_ThatListsNoNewerEdition_IsOneQuestion()
    {
        Serve(Pages.QofSeries, EditionBodies.Series(Pages.QofSeries, "2021-22", "2020-21"));

        (await SearchAsync(new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root))).Should().BeEmpty();
        bench.Publisher.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Series_WhosePageIsAnother_IsToldInWords()
    {
        var search = new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root);
        Serve(Pages.QofSeries, EditionBodies.Edition("https://example.org/elsewhere"));
        await FluentActions.Invoking(() => SearchAsync(search)).Should().ThrowAsync<ResponseRefusedException>().WithMessage("*no link to an edition*2024-25*");

        Serve(Pages.QofSeries, PublisherAnswer.Json("{}"));
        await FluentActions.Invoking(() => SearchAsync(search)).Should().ThrowAsync<ResponseRefusedException>().WithMessage("*a page in HTML [wrong-kind]*");
    }

    [Fact]
    public async Task Series_WhoseNewerPagesHaveNoFileYet_HasNoNewerEdition()
    {
        Serve(Pages.QofSeries, EditionBodies.Series(Pages.QofSeries, "2025-26", "2024-25"));
        Serve($"{Pages.QofSeries}/2025-26", EditionBodies.Edition("https://example.org/what-is-qof"));

        (await SearchAsync(new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root))).Should().BeEmpty("one page has no file, the other is not there");
    }

    [Theory]
    [InlineData("https://files.digital.nhs.uk/AA/1/Quality%20outcomes%202526.zip", "Quality outcomes 2526.zip")]
    [InlineData("https://example.org/QOF_2526.zip", "QOF_2526.zip")]
    public async Task NewerPage_WhoseFileIsNotRecognised_IsToldAsThat_AndNoSettingTakesIt(string file, string name)
    {
        Serve(Pages.QofSeries, EditionBodies.Series(Pages.QofSeries, "2025-26", "2024-25"));
        Serve($"{Pages.QofSeries}/2025-26", EditionBodies.Edition(file, "https://example.org/about"));

        var edition = (await SearchAsync(new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root))).Should().ContainSingle().Which;
        edition.WordsWithValues().Should().Be($"Newer edition: 2025-26; in use: 2021-22. Its file was not recognised: its page links to {name}, and none is called like the file that is read. Look at the page.");
        (edition.Settings.Count, edition.SeenAt).Should().Be((0, bench.Publisher.Address($"/{Pages.QofSeries}/2025-26").AbsoluteUri));
    }

    [Fact]
    public async Task NewestPage_ThatIsNotRecognised_DoesNotHideAnOlderOneThatIs()
    {
        Serve(Pages.QofSeries, EditionBodies.Series(Pages.QofSeries, "2025-26", "2024-25"));
        Serve($"{Pages.QofSeries}/2025-26", EditionBodies.Edition("https://files.digital.nhs.uk/AA/1/outcomes.zip"));
        Serve($"{Pages.QofSeries}/2024-25", EditionBodies.Edition("https://files.digital.nhs.uk/BB/5678/QOF_2425.zip"));

        (await SearchAsync(new NhsEditionSearch(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root))).Select(e => (e.Newest, e.Settings.Count, e.Unrecognised.Count)).Should().Equal(("2025-26", 0, 1), ("2024-25", 2, 0));
    }

    [Fact]
    public async Task Layers_OfTheRealList_AreTheOnesInUse()
    {
        bench.Publisher.Serve(_ => EditionBodies.Services(EditionBodies.RealServices));

        (await SearchAsync(Layers(new OnsGeographyOptions()))).Should().BeEmpty("the look-up of April 2026 is in use, and no newer vintage of the layer of 2024");
    }

    [Fact]
    public async Task LookUpOfIcbs_OfALaterVintage_IsAddedToThoseInUse()
    {
        bench.Publisher.Serve(_ => EditionBodies.Services([.. EditionBodies.RealServices, "LSOA21_SICBL28_ICB28_NHSER28_LAD28", "LSOA21_SICBL27_ICB27_CAL27_LAD27_EN_LU"]));
        await Told("LSOA21_SICBL26_ICB26_NHSER26_LAD26", "LSOA21_SICBL28_ICB28_NHSER28_LAD28", "Live__OnsGeography__IcbLookUps=LSOA21_SICBL26_ICB26_NHSER26_LAD26, LSOA21_SICBL28_ICB28_NHSER28_LAD28");

        bench.Publisher.Serve(_ => EditionBodies.Services([.. EditionBodies.RealServices, "LSOA21_SICBL26_ICB26_NHSER26_LAD26_v2"]));
        await Told("LSOA21_SICBL26_ICB26_NHSER26_LAD26", "LSOA21_SICBL26_ICB26_NHSER26_LAD26_v2", "Live__OnsGeography__IcbLookUps=LSOA21_SICBL26_ICB26_NHSER26_LAD26_v2");
    }

    [Fact]
    public async Task Layers_WithFieldsOfALaterYear_NeedAVersionThatKnowsThem()
    {
        bench.Publisher.Serve(_ => EditionBodies.Services("LSOA11_LSOA21_LAD22_EW_LU_v6", "LSOA11_LSOA21_LAD24_EW_LU_v2", "MSOA11_MSOA21_LAD24_EW_LU", "Local_Authority_Districts_April_2026_Boundaries_UK_BSC"));

        (await SearchAsync(Layers(new OnsGeographyOptions()))).Select(e => (e.Newest, string.Join(";", e.Settings.Select(s => $"{s.Name}={s.Value}")))).Should().Equal(
            ("LSOA11_LSOA21_LAD22_EW_LU_v6", "Live__OnsGeography__LsoaChanges=LSOA11_LSOA21_LAD22_EW_LU_v6"),
            ("LSOA11_LSOA21_LAD24_EW_LU_v2", string.Empty),
            ("MSOA11_MSOA21_LAD24_EW_LU", "Live__OnsGeography__MsoaChanges=MSOA11_MSOA21_LAD24_EW_LU"));
    }

    [Fact]
    public async Task Layers_ErrorWithStatus200_IsToldInWords()
    {
        bench.Publisher.Serve(_ => PublisherAnswer.Json("""{"error":{"code":499,"message":"Token Required"}}"""));

        await FluentActions.Invoking(() => SearchAsync(Layers(new OnsGeographyOptions()))).Should().ThrowAsync<ResponseRefusedException>().WithMessage("*Token Required*a list of services*");
    }

    [Theory]
    [InlineData("LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU", "LSOA21_SICBL26_ICB26_NHSER26_LAD26", true)]
    [InlineData("LSOA21_SICBL26_ICB26_NHSER26_LAD26", "LSOA21_SICBL24_ICB24_CAL24_LAD24_EN_LU", false)]
    [InlineData("LSOA11_LSOA21_LAD22_EW_LU_v5", "LSOA11_LSOA21_LAD22_EW_LU_v6", true)]
    [InlineData("LSOA11_LSOA21_LAD22_EW_LU_v5", "MSOA11_MSOA21_LAD24_EW_LU_v6", false)]
    [InlineData("Local_Authority_Districts_May_2024_Boundaries_UK_BSC", "Local_Authority_Districts_December_2024_Boundaries_UK_BSC", true)]
    [InlineData("Local_Authority_Districts_May_2024_Boundaries_UK_BSC", "Local_Authority_Districts_April_2026_Boundaries_UK_BFC", false)]
    [InlineData("LSOA21_RUC21_EW_LU", "LSOA31_RUC31_EW_LU", false)]
    [InlineData("LSOA21_RUC21_EW_LU", "LSOA21_RUC21_EW_LU_20260101", false)]
    [InlineData("LSOA_PopCentroids_EW_2021_V4", "LSOA_PopCentroids_EW_2021_V3", false)]
    public void Vintage_IsReadFromTheName(string held, string other, bool isLater) => LayerVintage.Of(other).IsLaterThan(LayerVintage.Of(held)).Should().Be(isLater);

    [Fact]
    public async Task Postcodes_OfTheNewestMonth_HaveNoNewerOne()
    {
        bench.Publisher.Serve(_ => EditionBodies.Postcodes());

        (await SearchAsync(Postcodes())).Should().BeEmpty("user guides are no editions");
        bench.Publisher.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Postcodes_OfALaterMonth_AreToldWithTheirItem()
    {
        bench.Publisher.Serve(_ => EditionBodies.Postcodes(("abcdefabcdefabcdefabcdefabcdefab", "ONS Postcode Directory (November 2026) for the United Kingdom")));

        (await SearchAsync(Postcodes())).Should().ContainSingle().Which.WordsWithValues().Should().Be(
            $"Newer edition: November 2026; in use: August 2026. To take it, set Live__Postcodes__Item=abcdefabcdefabcdefabcdefabcdefab (a line {SettingHint.Where}).");
    }

    [Theory]
    [InlineData("""{"error":{"code":499,"message":"Token Required"}}""", "*Token Required*a list of items*")]
    [InlineData("""{"results":[]}""", "*no edition of the directory*")]
    [InlineData("[]", "*JSON of another shape*")]
    public async Task Postcodes_AnswerThatSaysNeither_IsToldInWords(string said, string words)
    {
        bench.Publisher.Serve(_ => PublisherAnswer.Json(said));

        await FluentActions.Invoking(() => SearchAsync(Postcodes())).Should().ThrowAsync<ResponseRefusedException>().WithMessage(words);
    }

    private PostcodeEditionSearch Postcodes() => new(new PostcodeOptions(), bench.Publisher.Root);

    private IndicesEditionSearch Indices() => new("iod2025", 2025, isNewestHeld: true, Files.Scores2025, Files.Indicators2025, Pages, bench.Publisher.Root);

    private LayerEditionSearch Layers(OnsGeographyOptions options) => new(options, bench.Publisher.Root);

    private async Task Told(string held, string newest, string setting)
    {
        var edition = (await SearchAsync(Layers(new OnsGeographyOptions()))).Should().ContainSingle().Which;
        (edition.Held, edition.Newest, edition.Words).Should().Be((held, newest, $"Newer edition: {newest}; in use: {held}."));
        edition.WordsWithValues().Should().EndWith($" To take it, set {setting} (a line {SettingHint.Where}).");
    }

    private void Serve(string path, PublisherAnswer answer) => bench.Publisher.Serve("/" + path, answer);

    private async Task<IReadOnlyList<NewerEdition>> SearchAsync(IEditionSearch search)
    {
        using var session = bench.Begin();
        try
        {
            return await search.SearchAsync(session, CancellationToken.None);
        }
        finally
        {
            session.Abandon();
        }
    }
}
