using System.Net;
using System.Net.Http.Headers;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>
/// The wire to an origin. Certificates are always checked, no cookies are kept, bodies come as they lie on the origin's disk. A redirect is
/// followed where it stays on the origin's own scheme, host and port, and refused where it leads anywhere else.
/// </summary>
internal sealed class OriginClient : IDisposable
{
    private const int MostRedirects = 3;

    private readonly HttpClient _http;
    private readonly Uri _root;
    private readonly TimeSpan _stall;
    private readonly TimeProvider _clock;
    private readonly BucketSignature? _signature;

    public OriginClient(ReplicaOptions options, TimeProvider clock)
    {
        (_root, _stall, _clock) = (Folder(new Uri(options.Origin)), options.Stall, clock);
        _signature = options.AccessKey.Length > 0 ? new BucketSignature(_root, options, clock) : null;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = new OutsideProxy(HttpClient.DefaultProxy),
            ConnectTimeout = _stall,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HealthNeeds-replica", ProductVersion.Text.Split('+')[0]));
        _http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("identity");
    }

    /// <summary>Without its query, which may be a signature.</summary>
    public string Shown => _root.GetLeftPart(UriPartial.Path);

    /// <summary>Names a file of the origin in what is kept on disk: no secret is in it.</summary>
    public Uri KeyOf(string file) => new(new Uri(Shown), file);

    /// <summary>The answer, its body not yet read.</summary>
    /// <exception cref="OriginProblemException">A redirect that leads away, or round in circles.</exception>
    /// <exception cref="HttpRequestException">No connection, or none in time.</exception>
    public async Task<HttpResponseMessage> SendAsync(string file, Action<HttpRequestHeaders> ask, CancellationToken cancellation)
    {
        var address = _signature?.Sign(new Uri(_root, file)) ?? new UriBuilder(new Uri(_root, file)) { Query = _root.Query }.Uri;
        for (var step = 0; step <= MostRedirects; step++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            ask(request.Headers);
            var message = await InTimeAsync(request, cancellation);
            if (!IsRedirect(message))
                return message;
            using (message)
                address = NextStep(address, message.Headers.Location!, file);
        }

        throw new OriginProblemException($"The origin answers for {file} with more than {MostRedirects} redirects.");
    }

    /// <summary>The next bytes of a body.</summary>
    /// <exception cref="TimeoutException">None came for as long as a connection may be silent.</exception>
    public async Task<int> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation) =>
        await body.ReadAsync(buffer, cancellation).AsTask().WaitAsync(_stall, _clock, cancellation);

    public void Dispose()
    {
        _http.Dispose();
        _signature?.Dispose();
    }

    private async Task<HttpResponseMessage> InTimeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(_stall, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no answer in time", late);
        }
    }

    private Uri NextStep(Uri from, Uri location, string file)
    {
        var next = new Uri(from, location);
        return next.Scheme == _root.Scheme && next.Authority == _root.Authority
            ? next
            : throw new OriginProblemException($"The origin answers for {file} with a redirect to {next.Scheme}://{next.Authority}, which is not followed: set Replica__Origin to where the releases are.");
    }

    private static bool IsRedirect(HttpResponseMessage message) => (int)message.StatusCode is 301 or 302 or 303 or 307 or 308 && message.Headers.Location is not null;

    private static Uri Folder(Uri origin) => new UriBuilder(origin) { Path = origin.AbsolutePath.TrimEnd('/') + "/", Fragment = string.Empty }.Uri;
}
