using System.Net;
using System.Text;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>A releases directory as an HTTP server gives it: nginx, a bucket that may be read, a container with a signature.</summary>
internal sealed class HttpOrigin(OriginClient client, ReplicaOptions options, TimeProvider clock) : IReleaseOrigin
{
    private const int MostText = 8 << 20;

    /// <summary>A server tells files apart by the second: a text that is younger may be replaced by another of the same tag.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    public string Shown => client.Shown;

    public async Task<OriginText> TextAsync(string file, string? tag, CancellationToken cancellation)
    {
        try
        {
            using var message = await client.SendAsync(file, headers => { if (tag is not null) headers.TryAddWithoutValidation("If-None-Match", tag); }, cancellation);
            if (message.StatusCode == HttpStatusCode.NotModified && tag is not null)
                return new OriginText(null, tag, IsUnchanged: true);
            if (message.StatusCode == HttpStatusCode.NotFound)
                return OriginText.Missing;
            OriginAnswer.Check(message, file, clock);
            return new OriginText(await BodyAsync(message, file, cancellation), TagOf(message));
        }
        catch (Exception cut) when (OriginAnswer.IsCut(cut))
        {
            throw OriginAnswer.NotThere(cut);
        }
    }

    public async Task FetchAsync(string file, PartialFile partial, long mostBytes, Action<long, long?> told, CancellationToken cancellation)
    {
        var slices = new SlicedTransfer(client, options.Slice, clock);
        for (var fruitless = 0; ;)
        {
            var before = partial.Length;
            try
            {
                if (await slices.NextAsync(file, partial, mostBytes, told, cancellation))
                    return;
                fruitless = 0;
            }
            catch (Exception cut) when (OriginAnswer.IsCut(cut))
            {
                fruitless = partial.Length > before ? 1 : fruitless + 1;
                if (fruitless >= options.Tries)
                    throw new OriginProblemException($"The origin’s {file} broke off after {partial.Length:N0} bytes, {fruitless} times without a byte more. {OriginAnswer.NotThere(cut).Message}", cut);
                await Task.Delay(Pause(fruitless), clock, cancellation);
            }
        }
    }

    private TimeSpan Pause(int fruitless) => TimeSpan.FromSeconds(Math.Min(fruitless, options.IntervalSeconds));

    private async Task<string> BodyAsync(HttpResponseMessage message, string file, CancellationToken cancellation)
    {
        var (buffer, length) = (new byte[MostText + 1], 0);
        await using var body = await message.Content.ReadAsStreamAsync(cancellation);
        while (length <= MostText && await client.ReadAsync(body, buffer.AsMemory(length), cancellation) is var read and > 0)
            length += read;
        return length <= MostText ? Encoding.UTF8.GetString(buffer, 0, length) : throw new OriginProblemException($"The origin’s {file} has more than {MostText:N0} bytes.");
    }

    private static string? TagOf(HttpResponseMessage message) =>
        message.Content.Headers.LastModified is { } written && (message.Headers.Date ?? written) - written < Settled ? null : message.Headers.ETag?.ToString();
}

/// <summary>What an origin's answer says before its body is read, and what its silence is called.</summary>
internal static class OriginAnswer
{
    private const string Html = "text/html";

    /// <exception cref="OriginProblemException">It is no file.</exception>
    /// <exception cref="HttpRequestException">It may be one a little later.</exception>
    public static void Check(HttpResponseMessage message, string file, TimeProvider clock)
    {
        var status = (int)message.StatusCode;
        if (status is 404 or 410)
            throw new OriginProblemException($"The origin has no file {file} (status {status}).");
        if (status is 408 or 429 || status >= 500)
            throw new OriginProblemException($"The origin cannot answer just now: it gave status {status} for {file}.") { RetryAfter = RetryAfter.Of(message.Headers, clock.GetUtcNow()) };
        if (status is not (200 or 206))
            throw new OriginProblemException($"The origin gave status {status} for {file}; 200 or 206 was expected.");
        if (message.Content.Headers.ContentType?.MediaType == Html)
            throw new OriginProblemException($"The origin gave a web page (HTML) in the place of {file}: is its address right, and does nobody ask for a name and password before it?");
        if (message.Content.Headers.ContentEncoding.Any(e => e != "identity"))
            throw new OriginProblemException($"The origin packed {file} ({string.Join(", ", message.Content.Headers.ContentEncoding)}), which was not asked for: part of it could not be told from the rest.");
    }

    public static bool IsCut(Exception problem) => problem is HttpRequestException or IOException or TimeoutException;

    /// <summary>In words that name no address: what a system says of a connection may.</summary>
    public static OriginProblemException NotThere(Exception cut) => new(
        cut switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The origin’s certificate was not accepted, so nothing was asked.",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The origin’s name is not known to this machine’s network.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } or TimeoutException => "The origin does not answer.",
            _ => "The connection to the origin broke.",
        },
        cut);
}
