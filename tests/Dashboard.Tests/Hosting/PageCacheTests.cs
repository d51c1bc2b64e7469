using System.Net;

namespace HealthNeeds.Dashboard.Tests.Hosting;

/// <summary>What is kept of a page for one reader, and what another then gets. Each case asks for a page that nobody asked this server for before.</summary>
public sealed class PageCacheTests(ApiServer server) : IClassFixture<ApiServer>
{
    [Theory]
    [InlineData("/", "br;q=0", "br", "br")]
    [InlineData("/assets", "brotli", "br", "br")]
    [InlineData("/areas/E01007317", "gzip, br;q=0", "br", "br")]
    [InlineData("/conditions", "*", "identity", null)]
    public async Task PageKeptForOne_IsSentToAnother_InWhatThatOneTakes(string address, string first, string then, string? expected)
    {
        await EncodingAsync(address, first);
        (await EncodingAsync(address, then)).Should().Be(expected);
    }

    private async Task<string?> EncodingAsync(string address, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var answer = await server.Client.SendAsync(request.With("Accept-Encoding", accepted));
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        return answer.Content.Headers.ContentEncoding.SingleOrDefault();
    }
}
