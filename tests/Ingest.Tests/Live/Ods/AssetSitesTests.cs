using HealthNeeds.Core.Assets;
using HealthNeeds.Ingest.Live;
using HealthNeeds.Ingest.Live.Ods;
using HealthNeeds.Ingest.Pipeline;
using HealthNeeds.Ingest.Tests.Fetching;
using HealthNeeds.Ingest.Tests.Snapshot;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Live.Ods;

public sealed class AssetSitesTests
{
    private static readonly IReadOnlyList<Asset> Assets = Read();

    [Fact]
    public void EverySite_IsAnAssetOfTheCatalogue() =>
        File.ReadAllText(Path.Combine(RawFiles.Data, "ods-sites.json")).Split("\"asset\": \"").Skip(1).Select(s => s.Split('"')[0]).Should().HaveCount(11).And.OnlyHaveUniqueItems().And.BeSubsetOf(Assets.Select(a => a.Id));

    [Fact]
    public async Task SitesThatAreActive_GiveNoFinding()
    {
        await using var bench = await PullBench.StartAsync();

        (await CheckAsync(bench, code => Organisation(code, "Active"))).Should().BeEmpty();
        bench.Publisher.Requests.Should().HaveCount(11);
        bench.Publisher.Requests[0].Target.Should().Be("/ORD/2-0-0/organisations?PostCode=S10%203BR&Limit=2&_format=json");
    }

    [Fact]
    public async Task ClosedSite_AndOneThatMoved_AreSaid()
    {
        await using var bench = await PullBench.StartAsync();

        var findings = await CheckAsync(bench, code => code switch
        {
            "NTX0B" => Organisation(code, "Inactive"),
            "RXG82" => string.Empty,
            _ => Organisation(code, "Active"),
        });

        findings.Should().Equal(
            "Kendray Hospital (kendray): NHS ODS has neither RXG82 nor an organisation of that name at S70 3RD. It has moved or has another code; the catalogue says Doncaster Road, Barnsley.",
            "Kinvara Hospital (kinvara): NHS ODS says NTX0B is inactive, changed 2024-05-01; the catalogue says open.");
    }

    [Fact]
    public async Task ManyOrganisationsAtOnePostcode_AreReadToTheEnd()
    {
        await using var bench = await PullBench.StartAsync();

        (await CheckAsync(bench, code => $"{Organisation("X1", "Active")},{Organisation("X2", "Active")},{Organisation("X3", "Active")},{Organisation(code, "Active")}")).Should().BeEmpty();
        bench.Publisher.Requests.Should().HaveCount(11 * 3);
    }

    [Fact]
    public async Task DirectoryThatAnswersOtherwise_IsSaidOnce()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(_ => Answer.Json("""{"errorCode":"500"}"""));

        (await Sites(bench).CheckAsync(Assets, CancellationToken.None)).Should().ContainSingle().Which.Should().StartWith("Sites of assets could not be compared with NHS ODS:").And.Contain("[column-missing] organisations \"Organisations\"");
    }

    [Theory]
    [InlineData("OrgId", "OrgIdentifier")]
    [InlineData("Organisations", "OrganisationList")]
    public async Task RenamedField_IsNamed_AndNoSiteIsCalledGone(string was, string becomes)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(_ => Answer.Json($$"""{"Organisations":[{{Organisation("X1", "Active")}}]}""".Replace($"\"{was}\"", $"\"{becomes}\"")));

        (await Sites(bench).CheckAsync(Assets, CancellationToken.None)).Should().ContainSingle().Which.Should().StartWith("Sites of assets could not be compared with NHS ODS: [column-missing] ").And.Contain($"and \"{becomes}\" in its place; expected \"{was}\"");
    }

    private static string Organisation(string code, string status) =>
        $$"""{"Name":"SITE {{code}}","OrgId":"{{code}}","Status":"{{status}}","OrgRecordClass":"RC2","PostCode":"S1 1AA","LastChangeDate":"2024-05-01","PrimaryRoleId":"RO198","PrimaryRoleDescription":"NHS TRUST SITE","OrgLink":"https://example.org/"}""";

    /// <param name="at">Organisations at the postcode of a code, as JSON, without the brackets.</param>
    private static Task<IReadOnlyList<string>> CheckAsync(PullBench bench, Func<string, string> at)
    {
        var codes = File.ReadAllText(Path.Combine(RawFiles.Data, "ods-sites.json")).Split('{').Skip(1).Select(s => s.Split('"')).ToDictionary(s => s[11], s => s[7]);
        bench.Publisher.Serve(request => Page(request, at(codes[request.Query["PostCode"].ToString()])));
        return Sites(bench).CheckAsync(Assets, CancellationToken.None);
    }

    private static Answer Page(HttpRequest request, string organisations)
    {
        var all = organisations.Length == 0 ? [] : organisations.Split("},{").Select(o => $"{{{o.Trim('{', '}')}}}").ToArray();
        var offset = int.TryParse(request.Query["Offset"].ToString(), out var from) ? from : 0;
        return Answer.Json($$"""{"Organisations":[{{string.Join(',', all.Skip(offset).Take(int.Parse(request.Query["Limit"].ToString())))}}]}""");
    }

    private static AssetSites Sites(PullBench bench)
    {
        bench.Options.Publishers[PublisherAddresses.Ods] = bench.Limits;
        return new AssetSites(RawFiles.Data, bench.Sessions(), new OdsDirectory(new OdsOptions { PageSize = 2 }, bench.Publisher.Root));
    }

    private static IReadOnlyList<Asset> Read()
    {
        using var json = File.OpenRead(Path.Combine(RawFiles.Data, "assets.json"));
        return AssetCatalogueReader.Read(json, Catalogues.Read(RawFiles.Data).FocusAreas, "assets.json").Assets;
    }
}
