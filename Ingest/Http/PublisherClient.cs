using System.Net;
using System.Net.Http.Headers;
using HealthNeeds.Ingest.Workspace;

namespace HealthNeeds.Ingest.Http;

/// <summary>
/// The wire. Certificates are always checked, bodies come as they were sent, no cookies are kept, and redirects are followed
/// here so that each step can be judged.
/// </summary>
internal sealed class PublisherClient : IDisposable
{
    public const int MaxRedirects = 5;
    private readonly HttpClient _http;

    public PublisherClient(Uri? contact)
    {
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
            Proxy = new OutsideProxy(HttpClient.DefaultProxy),
            ConnectTimeout = TimeSpan.FromSeconds(20),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("HealthNeeds", ProductVersion.Text.Split('+')[0]));
        if (contact is not null)
            _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue($"(+{contact})"));
        _http.DefaultRequestHeaders.AcceptEncoding.ParseAdd(Unpacking.Accepted);
    }

    /// <summary>The answer, its body not yet read, and the address it came from.</summary>
    /// <exception cref="ResponseRefusedException">Redirects that go round, on and on, or off https.</exception>
    public async Task<(HttpResponseMessage Message, Uri From)> SendAsync(Uri address, Action<HttpRequestHeaders> ask, CancellationToken cancellation)
    {
        CheckSecure(address, address);
        var steps = new List<Uri> { address };
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, steps[^1]);
            ask(request.Headers);
            var message = await SendAsync(request, cancellation);
            if (!IsRedirect(message))
                return (message, steps[^1]);
            using (message)
                steps.Add(NextStep(steps, message.Headers.Location!));
        }
    }

    /// <summary>https, or this machine. An address elsewhere may not lead to this machine either, nor to a bare number, which is how machines of an inner network are named.</summary>
    public static bool MayLead(Uri asked, Uri next) =>
        next.IsLoopback
            ? asked.IsLoopback && next.Scheme is ("http" or "https")
            : next.Scheme == Uri.UriSchemeHttps && (next.HostNameType == UriHostNameType.Dns || next.Host == asked.Host);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (OperationCanceledException problem) when (problem.InnerException is TimeoutException && !cancellation.IsCancellationRequested)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection in time", problem);
        }
    }

    private static bool IsRedirect(HttpResponseMessage message) =>
        message.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && message.Headers.Location is not null;

    private static Uri NextStep(List<Uri> steps, Uri location)
    {
        var next = new Uri(steps[^1], location);
        CheckSecure(steps[0], next);
        if (steps.Contains(next))
            throw new ResponseRefusedException("redirect-loop", steps[0], $"a redirect back to {next}", "an answer");
        if (steps.Count > MaxRedirects)
            throw new ResponseRefusedException("redirect-loop", steps[0], $"more than {MaxRedirects} redirects, the last to {next}", "an answer");
        return next;
    }

    private static void CheckSecure(Uri asked, Uri next)
    {
        if (!MayLead(asked, next))
            throw new ResponseRefusedException("insecure-redirect", asked, $"{next.Scheme}://{next.Host}", "https all the way, to a host with a name");
    }
}

/// <summary>The machine's proxy for the world outside, and none for this machine itself.</summary>
internal sealed class OutsideProxy(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials { get => proxy.Credentials; set => proxy.Credentials = value; }

    public Uri? GetProxy(Uri destination) => proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}

internal static class RetryAfter
{
    /// <summary>Seconds or an HTTP date (RFC 9110, 10.2.3), as a wait from now; a date that has passed is no wait.</summary>
    public static TimeSpan? Of(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.RetryAfter is not { } asked)
            return null;
        var wait = asked.Delta ?? asked.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }
}
