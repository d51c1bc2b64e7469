using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Http;

/// <summary>An answer fitted to one request: 304 where nothing changed, 206 where a part was asked for.</summary>
internal sealed class PublisherReply
{
    private readonly PublisherAnswer _answer;
    private readonly int _from;

    private PublisherReply(PublisherAnswer answer, int status, int from) => (_answer, Status, _from) = (answer, status, from);

    public int Status { get; }

    public static PublisherReply To(HttpRequest request, PublisherAnswer answer)
    {
        if (answer.Status != 200)
            return new PublisherReply(answer, answer.Status, 0);
        if (IsUnchanged(request, answer))
            return new PublisherReply(answer, 304, 0);
        var start = RangeStart(request, answer);
        return start is null ? new PublisherReply(answer, 200, 0)
            : start < answer.Body.Length ? new PublisherReply(answer, 206, start.Value)
            : new PublisherReply(answer, 416, 0);
    }

    public async Task SendAsync(HttpContext context)
    {
        if (_answer.DeclaredLength < 0)
        {
            context.Abort();
            return;
        }

        WriteHead(context.Response);
        if (Status is 304 or 416)
            return;
        await SendBodyAsync(context, _answer.Body.AsMemory(_from));
    }

    private void WriteHead(HttpResponse response)
    {
        response.StatusCode = Status;
        foreach (var (name, value) in _answer.Headers)
            response.Headers[name] = value;
        if (_answer.ETag is { } tag)
            response.Headers.ETag = tag;
        if (_answer.LastModified is { } time)
            response.Headers.LastModified = time.ToString("R");
        if (Status is 304 or 416)
            return;
        response.ContentType = _answer.ContentType;
        if (_answer.Encoding is { } encoding)
            response.Headers.ContentEncoding = encoding;
        if (Status == 206)
            response.Headers.ContentRange = new ContentRangeHeaderValue(_from, _answer.Body.Length - 1, _answer.Body.Length).ToString();
        if (Status != 204 && !_answer.Chunked)
            response.ContentLength = _answer.DeclaredLength ?? _answer.Body.Length - _from;
    }

    private async Task SendBodyAsync(HttpContext context, ReadOnlyMemory<byte> body)
    {
        var sent = 0;
        var end = Math.Min(body.Length, _answer.CutAfter ?? int.MaxValue);
        while (sent < end)
        {
            if (sent == _answer.HoldAfter)
                await _answer.Release!.WaitAsync(context.RequestAborted);
            var piece = Math.Min(end - sent, _answer.DripBytes ?? int.MaxValue);
            if (_answer.HoldAfter > sent)
                piece = Math.Min(piece, _answer.HoldAfter.Value - sent);
            await context.Response.Body.WriteAsync(body.Slice(sent, piece), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            sent += piece;
            if (_answer.DripBytes is not null)
                await Task.Delay(_answer.DripPause, context.RequestAborted);
        }

    }

    private static bool IsUnchanged(HttpRequest request, PublisherAnswer answer)
    {
        if (request.Headers.IfNoneMatch is [{ } tag])
            return answer.ETag is not null && tag.Replace("W/", "", StringComparison.Ordinal) == answer.ETag.Replace("W/", "", StringComparison.Ordinal);
        return answer.LastModified is { } time && request.GetTypedHeaders().IfModifiedSince >= time;
    }

    /// <summary>Null where the whole is to be sent: no range asked, none supported, or If-Range names another version.</summary>
    private static int? RangeStart(HttpRequest request, PublisherAnswer answer)
    {
        if (!answer.Ranges || request.GetTypedHeaders().Range is not { } range)
            return null;
        var asked = request.Headers.IfRange.ToString();
        var current = asked.Length == 0 || asked == answer.ETag || asked == answer.LastModified?.ToString("R");
        return current ? (int)range.Ranges.Single().From!.Value : null;
    }
}
