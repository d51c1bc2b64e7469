using System.Security.Cryptography;
using System.Text;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Tests.Fetching;

/// <summary>Every answer is kept as it came, and asked about rather than asked for.</summary>
public sealed class KeepingTests
{
    private const string Table = "code,value\nE01000001,1\n";

    [Fact]
    public async Task Get_AnAnswer_IsKeptByteForByteWithWhatWasSaidOfIt()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", Answer.Csv(Table).With(etag: "\"1\"").Header("X-Edition", "first"));
        var response = await bench.PullAsync("/a.csv");
        File.ReadAllText(response.Path).Should().Be(Table);
        response.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Table))));
        response.Path.Should().Be(Path.Combine(bench.Folder, "evidence", response.Sha256[..2], response.Sha256));
        response.Headers.Should().Contain("X-Edition", "first").And.ContainKey("Content-Type");
        (response.Bytes, response.ETag, response.Revalidated, response.Encoding).Should().Be((23, "\"1\"", false, null));
    }

    [Fact]
    public async Task Get_TheUserAgent_NamesTheProductAndWhereToFindUs()
    {
        await using var bench = await PullBench.StartAsync();
        bench.Publisher.Serve("/a.csv", Answer.Csv(Table));
        await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Single()["User-Agent"].Should().MatchRegex(@"^HealthNeeds/\d+\.\d+\.\d+ \(\+https://.+\)$");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Get_APackedAnswer_IsKeptPackedAndOpenedUnpacked(string encoding)
    {
        await using var bench = await PullBench.StartAsync();
        var packed = encoding == "br" ? Answer.Csv(Table).Brotli() : Answer.Csv(Table).Gzipped();
        bench.Publisher.Serve("/a.csv", packed);
        var response = await bench.PullAsync("/a.csv");
        bench.Publisher.Requests.Single()["Accept-Encoding"].Should().Be("gzip, br");
        File.ReadAllBytes(response.Path).Should().Equal(packed.Body);
        response.Encoding.Should().Be(encoding);
        bench.Text(response).Should().Be(Table);
    }
}
