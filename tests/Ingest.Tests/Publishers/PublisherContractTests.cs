using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.Fingertips;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Publishers.Nomis;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers.OrganisationData;
using HealthNeeds.Ingest.Publishers.Postcodes;
using Refit;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>
/// Every method of every publisher's contract, with the address and kind it asks for, to the letter: an answer kept under
/// another spelling of its address would be asked for again in full.
/// </summary>
public sealed class PublisherContractTests
{
    private static readonly Uri Root = new("https://example.org/root/");
    private readonly NotedQuestions session = new();

    [Fact]
    public async Task EveryAddress_IsSpeltAsItAlwaysWas()
    {
        await AskEverythingAsync();

        session.Asked.Select(q => $"{q.Kind} {q.Address.AbsoluteUri.Replace(Root.AbsoluteUri, string.Empty)}").Should().Equal((string[])[
            "Json area_types",
            "Json data_changes?indicator_id=93474",
            "Json indicator_metadata/by_indicator_id?indicator_ids=11%2C12",
            "Csv indicator_metadata/csv/by_indicator_id?indicator_ids=11%2C12",
            "Csv all_data/csv/by_indicator_id?indicator_ids=11%2C12&child_area_type_id=501&parent_area_type_id=15",
            "Csv all_data/csv/by_indicator_id?indicator_ids=11&child_area_type_id=3&parent_area_type_id=6&parent_area_code=E12000001",
            "Csv media/691ded56/File_7_-_All%20ranks.csv",
            "Workbook government/uploads/File_8.xlsx",
            "OpenDocument media/6a199144/catchments.ods",
            "Zip 90/6F833F/QOF_2122_V2.zip",
            "Zip output/census/2021/census2021-ts037.zip",
            "Csv api/v01/dataset/NM_2014_1.data.csv?geography=TYPE151&date=latest&gender=0&c_age=200,201,209&measures=20100&select=date_name,geography_code,c_age_name,obs_value,record_count&RecordOffset=25000&RecordLimit=25000",
            "Json ORD/2-0-0/organisations/RX%2FG82?_format=json",
            "Json ORD/2-0-0/organisations?PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active&Limit=1000&_format=json",
            "Json ORD/2-0-0/organisations?PrimaryRoleId=RO177&NonPrimaryRoleId=RO76&Status=Active&Limit=1000&Offset=1000&_format=json",
            "Json LSOA21_RUC21_EW_LU/FeatureServer/0?f=json",
            "Json LSOA21_RUC21_EW_LU/FeatureServer/0/query?where=1%3D1&outFields=LSOA21CD,LSOA21NM&orderByFields=LSOA21CD,LSOA21NM&returnGeometry=true&outSR=4326&f=json&resultOffset=0&resultRecordCount=2000",
            "Csv msoanames/MSOA-Names-Latest.csv",
            "Json government/statistics/english-indices-of-deprivation-2025",
            "Page patients-registered-at-a-gp-practice/july-2026",
            "Json ?f=json",
            "Zip content/items/9e5a92a3cfb14dc7ad43d6ea7a7b8c7f/data",
            "Json search?q=title%3A%22ONS%20Postcode%20Directory%22&sortField=created&sortOrder=desc&num=100&f=json",
            .. PublisherCases.Made().SelectMany(c => c.Addresses)]);
    }

    [Fact]
    public async Task EveryMethod_IsAskedHere()
    {
        await AskEverythingAsync();

        var contracts = typeof(IFingertips).Assembly.GetTypes().Where(t => t.IsInterface && t.GetMethods().Any(m => m.IsDefined(typeof(GetAttribute), inherit: false)));
        session.Asked.Select(q => q.Name).Distinct().Should().BeEquivalentTo(contracts.SelectMany(c => c.GetMethods().Select(m => $"{c.Name}.{m.Name}")));
    }

    [Fact]
    public async Task LabelsLimitAndVersion_ReachTheSession_AndItsAnswerComesBackAsItIs()
    {
        var answer = await session.Contract<IFingertips>(Root).AreaTypesAsync(new AnswerLabel("area types", 7, "monday"), CancellationToken.None);

        session.Asked.Should().Equal(new PublisherRequest("area types", new Uri(Root, "area_types"), ResponseKind.Json, 7, "monday"));
        answer.Should().BeSameAs(session.Answers.Single());
    }

    [Theory]
    [InlineData(typeof(ResponseRefusedException))]
    [InlineData(typeof(PublisherUnavailableException))]
    [InlineData(typeof(OperationCanceledException))]
    public async Task WhatTheSessionThrows_IsThrownAsItIs(Type kind)
    {
        session.Trouble = kind == typeof(ResponseRefusedException) ? new ResponseRefusedException("status", Root, "404", "200") { IsNotFound = true }
            : kind == typeof(PublisherUnavailableException) ? new PublisherUnavailableException("not now", null) : new OperationCanceledException("stopped");

        var asking = () => session.Contract<IFingertips>(Root).AreaTypesAsync("area types", new CancellationToken(canceled: kind == typeof(OperationCanceledException)));

        (await asking.Should().ThrowAsync<Exception>()).Which.Should().Match(e => e == session.Trouble || e is OperationCanceledException && session.Trouble is OperationCanceledException);
    }

    [Fact]
    public async Task MediaTypeOfAPublisherItself_IsAskedForFirst()
    {
        await AskEverythingAsync();

        session.Asked.Where(q => q.Accept is not null).Should().HaveCount(3).And.OnlyContain(q => q.Name.StartsWith("IResearchGateway.") && q.Kind == ResponseKind.Json && q.Accept == "application/vnd.rcuk.gtr.json-v7, application/json;q=0.9");
    }

    private async Task AskEverythingAsync()
    {
        var (fingertips, govUk, nomis) = (session.Contract<IFingertips>(Root), session.Contract<IGovUkAssets>(Root), session.Contract<INomis>(Root));
        var (directory, layers) = (session.Contract<IOdsDirectory>(Root), session.Contract<IFeatureServices>(Root));
        await fingertips.AreaTypesAsync("IFingertips.AreaTypesAsync", default);
        await fingertips.ChangeAsync(93474, "IFingertips.ChangeAsync", default);
        await fingertips.MetadataAsync([11, 12], "IFingertips.MetadataAsync", default);
        await fingertips.TermsAsync([11, 12], "IFingertips.TermsAsync", default);
        await fingertips.FiguresAsync([11, 12], 501, 15, within: null, "IFingertips.FiguresAsync", default);
        await fingertips.FiguresAsync([11], 3, 6, "E12000001", "IFingertips.FiguresAsync", default);
        await govUk.TableAsync("media/691ded56/File_7_-_All%20ranks.csv", "IGovUkAssets.TableAsync", default);
        await govUk.WorkbookAsync("government/uploads/File_8.xlsx", "IGovUkAssets.WorkbookAsync", default);
        await govUk.SpreadsheetAsync("media/6a199144/catchments.ods", "IGovUkAssets.SpreadsheetAsync", default);
        await session.Contract<INhsDigitalFiles>(Root).ZipAsync("90/6F833F/QOF_2122_V2.zip", "INhsDigitalFiles.ZipAsync", default);
        await nomis.CensusAsync("ts037", "INomis.CensusAsync", default);
        await nomis.PopulationAsync("NM_2014_1", "TYPE151", "200,201,209", 25_000, 25_000, "INomis.PopulationAsync", default);
        await directory.OrganisationAsync("RX/G82", "IOdsDirectory.OrganisationAsync", default);
        await directory.PracticesAsync(1000, null, "IOdsDirectory.PracticesAsync", default);
        await directory.PracticesAsync(1000, 1000, "IOdsDirectory.PracticesAsync", default);
        await layers.LayerAsync("LSOA21_RUC21_EW_LU", "IFeatureServices.LayerAsync", default);
        await layers.RecordsAsync("LSOA21_RUC21_EW_LU", "LSOA21CD,LSOA21NM", "true", 0, 2000, "IFeatureServices.RecordsAsync", default);
        await session.Contract<ICommonsLibrary>(Root).MsoaNamesAsync("msoanames/MSOA-Names-Latest.csv", "ICommonsLibrary.MsoaNamesAsync", default);
        await AskForEditionsAsync();
        foreach (var one in PublisherCases.Made())
            await one.AskAsync(session, Root);
    }

    private async Task AskForEditionsAsync()
    {
        await session.Contract<IGovUkContent>(Root).PageAsync("government/statistics/english-indices-of-deprivation-2025", "IGovUkContent.PageAsync", default);
        await session.Contract<INhsPublications>(Root).PageAsync("patients-registered-at-a-gp-practice/july-2026", "INhsPublications.PageAsync", default);
        await session.Contract<IServiceList>(Root).ServicesAsync("IServiceList.ServicesAsync", default);
        await session.Contract<IPortalItems>(Root).ZipAsync("9e5a92a3cfb14dc7ad43d6ea7a7b8c7f", "IPortalItems.ZipAsync", default);
        await session.Contract<IPortalItems>(Root).SearchAsync("title:\"ONS Postcode Directory\"", "IPortalItems.SearchAsync", default);
    }

    /// <summary>Notes what it is asked, and answers with a note of its own.</summary>
    private sealed class NotedQuestions : IPublisherSession
    {
        public List<PublisherRequest> Asked { get; } = [];

        public List<RawResponse> Answers { get; } = [];

        public Exception? Trouble { get; set; }

        public Task<RawResponse> GetAsync(PublisherRequest request, CancellationToken cancellation)
        {
            Asked.Add(request);
            if (Trouble is not null)
                throw Trouble;
            Answers.Add(new RawResponse(request.Name, request.Address, request.Kind, "ab", "nowhere", 0, null, default, null, null, new Dictionary<string, string>(), Revalidated: false));
            return Task.FromResult(Answers[^1]);
        }

        public Stream Open(RawResponse response) => throw new NotSupportedException();
    }
}
