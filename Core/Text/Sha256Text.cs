using System.Security.Cryptography;
using System.Text;

namespace HealthNeeds.Core.Text;

/// <summary>SHA-256 hashes as they are written everywhere: 64 hexadecimal digits in small letters.</summary>
public static class Sha256Text
{
    /// <summary>Of the stream from where it stands to its end.</summary>
    public static string Of(Stream stream) => Convert.ToHexStringLower(SHA256.HashData(stream));

    public static async Task<string> OfAsync(Stream stream, CancellationToken cancellation) => Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation));

    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text's UTF-8 bytes.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Of(stream);
    }
}
