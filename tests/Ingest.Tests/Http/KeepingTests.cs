using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>Every answer is kept as it came, and asked about rather than asked for.</summary>
public sealed class KeepingTests
{
    private const string Table = "code,value\nE01000001,1\n";

    [Fact]
    public async Task Get_AnAnswer_IsKeptByteForByteWithWhatWasSaidOfIt()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\"").Header("X-Edition", "first"));
        var response = await bench.PullAsync("/a.csv");
        File.ReadAllText(response.Path).Should().Be(Table);
        response.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Table))));
        response.Path.Should().Be(Path.Combine(bench.Folder, "evidence", response.Sha256[..2], response.Sha256));
        response.Headers.Should().Contain("X-Edition", "first").And.ContainKey("Content-Type");
        (response.Bytes, response.ETag, response.Revalidated, response.Encoding).Should().Be((23, "\"1\"", false, null));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("https://icb.example.org/about", @" \(\+https://icb\.example\.org/about\)")]
    public async Task Get_TheUserAgent_NamesTheProduct_AndWhomToAskWhereItIsConfigured(string? contact, string named)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Options.Contact = contact is null ? null : new Uri(contact);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table));
        await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Single()["User-Agent"].Should().MatchRegex($@"^HealthNeeds/\d+\.\d+\.\d+(-dev)?{named}$");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Get_APackedAnswer_IsKeptPackedAndOpenedUnpacked(string encoding)
    {
        await using var bench = await PullBench.StartAsync();
        var packed = encoding == "br" ? PublisherAnswer.Csv(Table).Brotli() : PublisherAnswer.Csv(Table).Gzipped();
        bench.Publisher.Serve("/a.csv", packed);
        var response = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Single()["Accept-Encoding"].Should().Be("gzip, br");
        File.ReadAllBytes(response.Path).Should().Equal(packed.Body);
        response.Encoding.Should().Be(encoding);
        bench.Text(response).Should().Be(Table);
    }

    [Fact]
    public async Task Get_NothingNewByETag_IsTheKeptAnswerRevalidated()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        var first = await bench.PullAsync("/a.csv");
        var second = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Select(r => (r.Status, r["If-None-Match"])).Should().Equal((200, null), (304, "\"1\""));
        second.Should().BeEquivalentTo(first with { Revalidated = true });
    }

    [Fact]
    public async Task Get_NothingNewByLastModified_IsTheKeptAnswerRevalidated()
    {
        await using var bench = await PullBench.StartAsync();
        var time = new DateTimeOffset(2025, 10, 30, 9, 30, 0, TimeSpan.Zero);
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(lastModified: time));
        await bench.PullAsync("/a.csv");
        var second = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests[1]["If-Modified-Since"].Should().Be("Thu, 30 Oct 2025 09:30:00 GMT");
        second.Revalidated.Should().BeTrue();
    }

    [Fact]
    public async Task Get_SomethingNew_IsKeptBesideTheOld()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""), PublisherAnswer.Csv(Table + "E01000002,2\n").With(etag: "\"2\""));
        var first = await bench.PullAsync("/a.csv");
        var second = await bench.PullAsync("/a.csv");
        (second.Revalidated, second.ETag).Should().Be((false, "\"2\""));
        bench.Text(first).Should().Be(Table);
        bench.Text(second).Should().NotBe(Table);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Get_KeptBytesGoneOrChanged_AsksWithoutConditions(bool gone)
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        var first = await bench.PullAsync("/a.csv");
        if (gone)
            File.Delete(first.Path);
        else
            File.WriteAllText(first.Path, Table.Replace('1', '2'));
        var second = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests[1]["If-None-Match"].Should().BeNull();
        bench.Text(second).Should().Be(Table);
    }

    [Fact]
    public async Task Get_AnotherAddressUnderTheSameName_AsksWithoutConditions()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        await bench.PullAsync("/a.csv");
        using var session = bench.Begin();
        await session.GetAsync(new PublisherRequest("/a.csv", bench.Publisher.Address("/a.csv?edition=2"), ResponseKind.Csv), CancellationToken.None);
        bench.Publisher.Requests[1]["If-None-Match"].Should().BeNull();
    }

    [Fact]
    public async Task Get_NotModifiedThoughNothingIsKept_IsRefused()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", new PublisherAnswer(304, []));
        var pull = () => bench.PullAsync("/a.csv");
        (await pull.Should().ThrowAsync<ResponseRefusedException>()).Which.Rule.Should().Be("status");
    }

    [Fact]
    public async Task Get_TheVersionThePublisherSpeaksOf_IsAskedForOnce()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table));
        var revalidated = new List<bool>();
        foreach (var version in new[] { "2025-10", "2025-10", "2025-11" })
        {
            using var session = bench.Begin();
            var response = await session.GetAsync(bench.Request("/a.csv") with { Version = version }, CancellationToken.None);
            session.Complete();
            revalidated.Add(response.Revalidated);
        }

        revalidated.Should().Equal(false, true, false);
        bench.Publisher.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Get_AnIndexThatCannotBeRead_CostsTheConditionsOnly()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        await bench.PullAsync("/a.csv");
        File.WriteAllText(Path.Combine(bench.Evidence.Index, "test-source.json"), "{\"source\":");
        (await bench.PullAsync("/a.csv")).Revalidated.Should().BeFalse();
    }

    [Fact]
    public async Task Open_WithoutThePublisher_ReadsWhatWasKept()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).Gzipped());
        var response = await bench.PullAsync("/a.csv");
        await bench.Publisher.DisposeAsync();
        bench.Text(response with { Path = "elsewhere" }).Should().Be(Table);
    }

    [Fact]
    public async Task Open_BytesThatChanged_IsRefused()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table));
        var response = await bench.PullAsync("/a.csv");
        File.AppendAllText(response.Path, "E01000002,9\n");
        var open = () => bench.Evidence.Open(response);
        open.Should().Throw<ResponseRefusedException>().Which.Rule.Should().Be("evidence");
    }

    [Fact]
    public async Task Complete_TheIndex_HoldsThisPullOnly()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table));
        bench.Publisher.Serve("/b.csv", PublisherAnswer.Csv(Table));
        await bench.PullAsync("/a.csv");
        await bench.PullAsync("/b.csv");
        bench.Evidence.LastAnswers("test-source")!.Responses.Select(r => r.Name).Should().Equal("/b.csv");
    }

    [Fact]
    public async Task Tally_APull_CountsAnswersAndBytes()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", PublisherAnswer.Csv(Table).With(etag: "\"1\""));
        bench.Publisher.Serve("/b.csv", PublisherAnswer.Error(500), PublisherAnswer.Csv(Table));
        await bench.PullAsync("/a.csv");
        using var session = bench.Begin();
        await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        await session.GetAsync(bench.Request("/b.csv"), CancellationToken.None);
        session.Tally.Should().Be(new PullTally(Responses: 2, Revalidated: 1, TakenUp: 0, Bytes: Table.Length));
    }

    [Fact]
    public async Task Get_TwoQuestionsOfOneName_IsAMistakeOfOurs()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve(_ => PublisherAnswer.Csv(Table));
        using var session = bench.Begin();
        await session.GetAsync(bench.Request("/a.csv"), CancellationToken.None);
        var ask = () => session.GetAsync(bench.Request("/b.csv") with { Name = "/a.csv" }, CancellationToken.None);
        await ask.Should().ThrowAsync<InvalidOperationException>().WithMessage("*are called '/a.csv'*");
    }
}
