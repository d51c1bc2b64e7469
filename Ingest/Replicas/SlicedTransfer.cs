using System.Net;
using System.Net.Http.Headers;
using HealthNeeds.Ingest.Http;

namespace HealthNeeds.Ingest.Replicas;

/// <summary>
/// A large file in slices. What a cut leaves is gone on from, also by the next process, as long as the origin says that it is the same file; whether
/// all of it is right is judged by its hash afterwards.
/// </summary>
internal sealed class SlicedTransfer(OriginClient client, long slice, TimeProvider clock)
{
    private const int Piece = 1 << 16;

    /// <returns>True once the file is whole.</returns>
    /// <exception cref="OriginProblemException">What came cannot be the file.</exception>
    public async Task<bool> NextAsync(string file, PartialFile partial, long mostBytes, Action<long, long?> told, CancellationToken cancellation)
    {
        var begun = partial.Resumable(client.KeyOf(file));
        var from = begun is null ? 0 : partial.Length;
        using var message = await client.SendAsync(file, headers => Ask(headers, from, begun), cancellation);
        if (message.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && from > 0)
            throw Useless(partial, "the origin has fewer bytes than are here");
        OriginAnswer.Check(message, file, clock);
        var isPart = message.StatusCode == HttpStatusCode.PartialContent;
        var total = isPart ? TotalOf(message, begun, from, partial) : message.Content.Headers.ContentLength;
        if (total > mostBytes)
            throw TooLarge(file, partial, $"{total:N0} bytes", mostBytes);
        await using var to = isPart && begun is not null ? partial.Continue() : partial.Restart(new PartialMark(client.KeyOf(file), ValidatorOf(message), total, Encoding: null));
        await CopyAsync(message, file, to, partial, (mostBytes, total), told, cancellation);
        await to.FlushAsync(cancellation);
        if (to.Length >= (total ?? 0))
            return true;
        return isPart ? false : throw new IOException("the body was cut short");
    }

    private void Ask(HttpRequestHeaders headers, long from, PartialMark? begun)
    {
        headers.Range = new RangeHeaderValue(from, from + slice - 1);
        if (begun is { Validator.Length: > 0 })
            headers.TryAddWithoutValidation("If-Range", begun.Validator);
    }

    private async Task CopyAsync(HttpResponseMessage message, string file, FileStream to, PartialFile partial, (long Most, long? Total) limits, Action<long, long?> told, CancellationToken cancellation)
    {
        var buffer = new byte[Piece];
        await using var body = await message.Content.ReadAsStreamAsync(cancellation);
        while (await client.ReadAsync(body, buffer, cancellation) is var read and > 0)
        {
            if (to.Length + read > Math.Min(limits.Most, limits.Total ?? long.MaxValue))
            {
                await to.DisposeAsync();
                throw TooLarge(file, partial, "more bytes than it announced or than are taken", limits.Most);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            told(to.Length, limits.Total);
        }
    }

    private static long? TotalOf(HttpResponseMessage message, PartialMark? begun, long from, PartialFile partial)
    {
        var range = message.Content.Headers.ContentRange;
        var total = range?.Length ?? begun?.Total;
        return range?.From == from && total is not null && (begun?.Total ?? total) == total ? total : throw Useless(partial, $"the origin sent part '{range}'");
    }

    /// <summary>Empty where the origin gives neither: then only the hash can tell.</summary>
    private static string ValidatorOf(HttpResponseMessage message) =>
        message.Headers.ETag is { IsWeak: false } strong ? strong.Tag : message.Content.Headers.LastModified?.ToString("R") ?? string.Empty;

    /// <summary>The next try begins at the beginning.</summary>
    private static IOException Useless(PartialFile partial, string why)
    {
        partial.Discard();
        return new IOException(why);
    }

    private static OriginProblemException TooLarge(string file, PartialFile partial, string found, long most)
    {
        partial.Discard();
        return new OriginProblemException($"The origin’s {file} has {found}; at most {most:N0} are taken (Replica__MaxReleaseMegabytes, Replica__MaxFileMegabytes).");
    }
}
