using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Editions;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Publishers.IndicesOfDeprivation;
using HealthNeeds.Ingest.Tests.Http;

namespace HealthNeeds.Ingest.Tests.Editions;

/// <summary>A publisher's page is read, not obeyed: where it leads to another host, nothing is asked there and no setting takes what lies there.</summary>
public sealed class EditionHostTests : IAsyncLifetime
{
    private static readonly EditionOptions Pages = new();
    private static readonly IndicesOptions Files = new();
    private static readonly NhsDigitalOptions Nhs = new() { QofYear = 2021 };
    private PullBench bench = null!;

    public async Task InitializeAsync() => bench = await PullBench.StartAsync();

    public Task DisposeAsync() => bench.DisposeAsync().AsTask();

    [Theory]
    [InlineData("https://files.example.org/media/abc/File_7_IoD2025_All_Ranks.csv")]
    [InlineData("https://assets.publishing.service.gov.uk.example.org/media/abc/File_7_IoD2025_All_Ranks.csv")]
    public async Task FileAtAnotherHost_IsToldOf_AndNoSettingTakesIt(string file)
    {
        bench.Publisher.Serve($"/{Pages.IndicesPage}2025", PublisherAnswer.Json($$$"""
            {"base_path":"/{{{Pages.IndicesPage}}}2025","public_updated_at":"2027-02-03T09:30:00Z","details":{"attachments":[{"url":"{{{file}}}"},{"url":"https://assets.publishing.service.gov.uk/{{{Files.Indicators2025}}}"}]}}
            """));
        bench.Publisher.Serve($"/{Pages.IndicesCollection}", EditionBodies.Collection(2025));

        var edition = (await SearchAsync(new IndicesEditionSearch("iod2025", 2025, isNewestHeld: true, Files.Scores2025, Files.Indicators2025, Pages, bench.Publisher.Root))).Should().ContainSingle().Which;
        (edition.Settings.Count, edition.Hint()).Should().Be((0, null));
        edition.WordsWithValues().Should().EndWith("It needs a version of HealthNeeds that knows it.").And.NotContain("example.org");
    }

    [Fact]
    public async Task EditionLinkedAtAnotherHost_IsAskedForAtItsPublisher()
    {
        bench.Publisher.Serve($"/{Pages.QofSeries}", EditionBodies.Edition($"https://elsewhere.example.org/{Pages.QofSeries}/2024-25", $"http://127.0.0.1:9/{Pages.QofSeries}/2025-26"));

        (await SearchAsync(Qof())).Should().BeEmpty("its publisher has no such page");
        bench.Publisher.Requests.Select(r => r.Target).Should().Equal($"/{Pages.QofSeries}", $"/{Pages.QofSeries}/2025-26", $"/{Pages.QofSeries}/2024-25");
    }

    [Theory]
    [InlineData("http://www.example.org/2024-25")]
    [InlineData("ftp://127.0.0.1/2024-25")]
    public async Task PageThatRedirectsOffItsPublisherUnsafely_IsRefusedInWords(string elsewhere)
    {
        bench.Publisher.Serve($"/{Pages.QofSeries}", EditionBodies.Series(Pages.QofSeries, "2024-25"));
        bench.Publisher.Serve($"/{Pages.QofSeries}/2024-25", PublisherAnswer.Redirect(elsewhere));

        await FluentActions.Invoking(() => SearchAsync(Qof())).Should().ThrowAsync<ResponseRefusedException>().WithMessage("*https all the way*");
    }

    private NhsEditionSearch Qof() => new(NhsSeries.Qof(Pages, Nhs), bench.Publisher.Root);

    private async Task<IReadOnlyList<NewerEdition>> SearchAsync(IEditionSearch search)
    {
        using var session = bench.Begin();
        return await search.SearchAsync(session, CancellationToken.None);
    }
}
