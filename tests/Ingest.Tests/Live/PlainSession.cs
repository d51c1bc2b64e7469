using System.Collections.Immutable;
using System.Security.Cryptography;
using HealthNeeds.Ingest.Fetching;

namespace HealthNeeds.Ingest.Tests.Live;

/// <summary>Asks once and keeps what came: enough to see what a source asks for. What the real session does is tested with it.</summary>
internal sealed class PlainSession(string folder) : IPublisherSession, IDisposable
{
    private readonly HttpClient client = new();

    public async Task<RawResponse> GetAsync(PublisherRequest request, CancellationToken cancellation)
    {
        var body = await client.GetByteArrayAsync(request.Address, cancellation);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var path = Path.Combine(folder, hash);
        await File.WriteAllBytesAsync(path, body, cancellation);
        return new RawResponse(request.Name, request.Address, request.Kind, hash, path, body.Length, Encoding: null, DateTimeOffset.UnixEpoch, ETag: null, LastModified: null, ImmutableDictionary<string, string>.Empty, Revalidated: false);
    }

    public Stream Open(RawResponse response) => File.OpenRead(response.Path);

    public void Dispose() => client.Dispose();
}
