using System.Net.Sockets;
using System.Text;

namespace HealthNeeds.Fixtures.Hostile;

/// <summary>One request as it goes over the wire, sent without a client library's manners: nothing in it is put right.</summary>
/// <param name="Target">What stands between method and version.</param>
/// <param name="Headers">Each a whole line; Host and Connection are added where they are not among them.</param>
public sealed record RawRequest(string Method, string Target, IReadOnlyList<string> Headers, string Version = "HTTP/1.1", string Body = "")
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A plain question.</summary>
    public static RawRequest Get(string target, params string[] headers) => new("GET", target, headers);

    /// <summary>The bytes that are sent: each character is one.</summary>
    public byte[] Bytes(Uri site)
    {
        var text = new StringBuilder($"{Method} {Target} {Version}\r\n");
        if (!Has("Host:"))
            text.Append($"Host: {site.Authority}\r\n");
        if (!Has("Connection:"))
            text.Append("Connection: close\r\n");
        foreach (var header in Headers)
            text.Append(header).Append("\r\n");
        return Encoding.Latin1.GetBytes(text.Append("\r\n").Append(Body).ToString());
    }

    /// <summary>Sends it on a connection of its own and reads until that ends.</summary>
    public async Task<RawAnswer> SendAsync(Uri site, CancellationToken token = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(Patience);
        using var client = new TcpClient();
        using var answer = new MemoryStream();
        try
        {
            await client.ConnectAsync(site.Host, site.Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Bytes(site), patience.Token);
            await ReadAsync(stream, answer, patience.Token);
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted)
        {
            // A server that takes no more may close a connection while it is still being made.
            return RawAnswer.None(refused.Message);
        }
        catch (IOException)
        {
            // The server had said what it wanted to say before it had read everything.
            return RawAnswer.Of(answer.ToArray());
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return RawAnswer.None($"No end within {Patience.TotalSeconds:0} s.");
        }

        return RawAnswer.Of(answer.ToArray());
    }

    /// <summary>Until the answer is whole or the connection ends: what was asked may keep it open.</summary>
    private async Task ReadAsync(NetworkStream stream, MemoryStream answer, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        for (var read = -1; read != 0 && !RawAnswer.IsWhole(answer.GetBuffer().AsSpan(0, (int)answer.Length), Method);)
        {
            read = await stream.ReadAsync(buffer, token);
            answer.Write(buffer, 0, read);
        }
    }

    public override string ToString() => $"{Method} {Target} {Version} [{string.Join(" | ", Headers)}] {Body}";

    private bool Has(string header) => Headers.Any(h => h.StartsWith(header, StringComparison.OrdinalIgnoreCase));
}

/// <summary>What came back.</summary>
/// <param name="Status">0 where the connection ended without an answer.</param>
/// <param name="Headers">Names in lower case; several of one name with commas between.</param>
/// <param name="Body">As it came, chunk lengths included.</param>
public sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static RawAnswer None(string why) => new(0, new Dictionary<string, string>(), why);

    /// <summary>Whether nothing more can come.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> bytes, string method)
    {
        var end = bytes.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        var head = Encoding.Latin1.GetString(bytes[..end]);
        return method == "HEAD" || head.StartsWith("HTTP/1.1 304", StringComparison.Ordinal) || (Length(head) is { } length
            ? bytes.Length >= end + 4 + length
            : head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) && bytes.EndsWith("0\r\n\r\n"u8));
    }

    public static RawAnswer Of(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith("HTTP/1.", StringComparison.Ordinal))
            return None(text);
        var lines = text[..end].Split("\r\n");
        var headers = lines.Skip(1).Select(l => l.Split(':', 2)).GroupBy(h => h[0].ToLowerInvariant(), h => h[^1].Trim())
            .ToDictionary(h => h.Key, h => string.Join(", ", h), StringComparer.Ordinal);
        return new RawAnswer(int.Parse(lines[0].Split(' ')[1]), headers, text[(end + 4)..]);
    }

    private static int? Length(string head) =>
        head.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line ? int.Parse(line.AsSpan(15), provider: System.Globalization.CultureInfo.InvariantCulture) : null;

    public string? Header(string name) => Headers.GetValueOrDefault(name.ToLowerInvariant());
}
