using System.Buffers;
using System.Text.Unicode;

namespace HealthNeeds.Ingest.Http;

/// <summary>Reads text through to its end: that it is UTF-8, and unpacks to no more than it may.</summary>
internal static class TextCheck
{
    private const int Piece = 1 << 17;

    public static void Check(RawResponse response)
    {
        using var content = Unpacking.Open(response.Path, response);
        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            Check(response, content, buffer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Check(RawResponse response, Stream content, byte[] buffer)
    {
        var begun = 0;
        long before = 0;
        while (content.Read(buffer, begun, buffer.Length - begun) is var read and > 0)
        {
            var text = buffer.AsSpan(0, begun + read);
            var whole = WholeCharacters(text);
            if (!Utf8.IsValid(text[..whole]))
                throw Refused(response, before, text);
            text[whole..].CopyTo(buffer);
            begun = text.Length - whole;
            before += whole;
        }

        if (begun > 0)
            throw Refused(response, before, buffer.AsSpan(0, begun));
    }

    /// <summary>Without the beginning of a character at the end, whose rest is still to be read.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> text)
    {
        for (var back = 1; back <= Math.Min(3, text.Length); back++)
        {
            var value = text[^back];
            if ((value & 0b1100_0000) == 0b1000_0000)
                continue;
            var needs = value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : value >= 0xC0 ? 2 : 1;
            return needs > back ? text.Length - back : text.Length;
        }

        return text.Length;
    }

    private static ResponseRefusedException Refused(RawResponse response, long before, ReadOnlySpan<byte> text)
    {
        var at = FirstWrong(text);
        return new ResponseRefusedException("encoding", response.Address, $"byte 0x{text[at]:X2} at offset {before + at:N0}, which is not UTF-8", "text in UTF-8");
    }

    private static int FirstWrong(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && System.Text.Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done)
            at += length;
        return Math.Min(at, text.Length - 1);
    }
}
