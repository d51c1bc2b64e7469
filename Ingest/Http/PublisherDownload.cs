using System.Net;
using System.Net.Http.Headers;

namespace HealthNeeds.Ingest.Http;

/// <summary>One try of one request: asks with the conditions we have, and brings the body into its file.</summary>
/// <param name="kept">The answer we hold, if any: asked whether it is still right.</param>
/// <param name="count">Told of every piece of body read.</param>
internal sealed class PublisherDownload(PublisherClient client, PublisherRequest request, RawResponse? kept, PartialFile partial, TimeProvider clock, Action<int> count)
{
    private const int Piece = 1 << 16;

    public async Task<ResponseArrival> RunAsync(CancellationToken cancellation)
    {
        var begun = partial.Resumable(request.Address);
        var (message, from) = await client.SendAsync(request.Address, headers => Ask(headers, begun), cancellation);
        using (message)
        {
            var arrival = Arrived(message, from);
            if (!arrival.Unchanged)
                await TakeAsync(message, begun, cancellation);
            return message.StatusCode == HttpStatusCode.PartialContent && arrival.Encoding is null ? arrival with { Encoding = begun!.Encoding } : arrival;
        }
    }

    private void Ask(HttpRequestHeaders headers, PartialMark? begun)
    {
        headers.TryAddWithoutValidation("Accept", request.Accept ?? MediaTypes.Accepting(request.Kind));
        if (begun is not null)
        {
            headers.Range = new RangeHeaderValue(partial.Length, null);
            headers.TryAddWithoutValidation("If-Range", begun.Validator);
            return;
        }

        if (kept?.ETag is { } tag)
            headers.TryAddWithoutValidation("If-None-Match", tag);
        if (kept?.LastModified is { } time)
            headers.TryAddWithoutValidation("If-Modified-Since", time);
    }

    /// <summary>Judges the status.</summary>
    private ResponseArrival Arrived(HttpResponseMessage message, Uri from)
    {
        var status = message.StatusCode;
        if (status == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // What we have of it is of no use; the next try starts at the beginning.
            partial.Discard();
            throw new TransientAnswerException(status, message.ReasonPhrase, TimeSpan.Zero);
        }

        if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500)
            throw new TransientAnswerException(status, message.ReasonPhrase, RetryAfter.Of(message.Headers, clock.GetUtcNow()));
        var unchanged = status == HttpStatusCode.NotModified && kept is not null;
        if (!unchanged && status is not (HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.NoContent))
            throw new ResponseRefusedException("status", request.Address, $"status {(int)status} {message.ReasonPhrase}".TrimEnd(), "status 200 OK") { IsNotFound = status == HttpStatusCode.NotFound };
        return new ResponseArrival(from, clock.GetUtcNow(), unchanged, EncodingOf(message), First(message.Headers, "ETag"), First(message.Content.Headers, "Last-Modified"), Headers(message));
    }

    private async Task TakeAsync(HttpResponseMessage message, PartialMark? begun, CancellationToken cancellation)
    {
        var continues = begun is not null && message.StatusCode == HttpStatusCode.PartialContent;
        var total = Total(message, begun);
        if (total > request.MaxBytes)
            throw TooLarge($"{total:N0} bytes announced");
        await using var file = continues ? partial.Continue() : partial.Restart(Mark(message, total));
        await CopyAsync(message, file, total, cancellation);
        if (total is not null && file.Length < total)
            throw new CutShortException(file.Length, total);
        if (total is not null && file.Length > total)
            throw new ResponseRefusedException("length", request.Address, $"{file.Length:N0} bytes", $"{total:N0} bytes as announced");
    }

    private async Task CopyAsync(HttpResponseMessage message, FileStream file, long? total, CancellationToken cancellation)
    {
        var buffer = new byte[Piece];
        await using var body = await message.Content.ReadAsStreamAsync(cancellation);
        while (await ReadAsync(body, buffer, file, total, cancellation) is var read and > 0)
        {
            count(read);
            if (file.Length + read > request.MaxBytes)
                throw TooLarge($"more than {request.MaxBytes:N0} bytes");
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }

    private static async ValueTask<int> ReadAsync(Stream body, byte[] buffer, FileStream file, long? total, CancellationToken cancellation)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellation);
        }
        catch (IOException problem)
        {
            throw new CutShortException(file.Length, total, problem);
        }
    }

    /// <summary>Length of the whole body, as announced.</summary>
    private long? Total(HttpResponseMessage message, PartialMark? begun)
    {
        if (message.StatusCode != HttpStatusCode.PartialContent)
            return message.Content.Headers.ContentLength;
        var range = message.Content.Headers.ContentRange;
        if (begun is null)
            throw new ResponseRefusedException("length", request.Address, $"part '{range}'", "the whole");
        if (range?.From == partial.Length && (range.Length ?? begun.Total) == (begun.Total ?? range.Length) && (EncodingOf(message) ?? begun.Encoding) == begun.Encoding)
            return begun.Total ?? range.Length;
        // The rest of something else: a careless publisher gives packed and plain bodies one tag. The next try starts at the beginning.
        partial.Discard();
        throw new TransientAnswerException(message.StatusCode, $"with part '{range}', which does not fit what came before", TimeSpan.Zero);
    }

    private PartialMark? Mark(HttpResponseMessage message, long? total)
    {
        // A weak tag does not promise the same bytes, so nothing may be stitched onto it.
        var tag = message.Headers.ETag is { IsWeak: false } strong ? strong.Tag : null;
        var validator = tag ?? First(message.Content.Headers, "Last-Modified");
        return validator is null || message.Headers.AcceptRanges.Contains("none") ? null : new PartialMark(request.Address, validator, total, EncodingOf(message));
    }

    private ResponseRefusedException TooLarge(string found)
    {
        partial.Discard();
        return new ResponseRefusedException("too-large", request.Address, found, $"at most {request.MaxBytes:N0} bytes");
    }

    private static string? EncodingOf(HttpResponseMessage message)
    {
        var encoding = string.Join(", ", message.Content.Headers.ContentEncoding.Where(e => e != "identity")).ToLowerInvariant();
        return encoding.Length == 0 ? null : encoding;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage message) =>
        message.Headers.Concat(message.Content.Headers)
            .Where(h => h.Key is not "Set-Cookie")
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);

    private static string? First(HttpHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.First() : null;
}
