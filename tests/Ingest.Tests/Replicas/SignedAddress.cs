using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HealthNeeds.Ingest.Tests.Replicas;

/// <summary>The storage's side of AWS Signature Version 4 in a query, written after its description and not after the library that signs.</summary>
internal static class SignedAddress
{
    private const string Signature = "X-Amz-Signature";

    /// <summary>Whether the address was signed for GET with this key, and the signature still holds.</summary>
    public static bool Holds(Uri address, string secret, DateTimeOffset now)
    {
        var query = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1], StringComparer.Ordinal);
        if (!query.TryGetValue(Signature, out var found) || query["X-Amz-SignedHeaders"] != "host" || query["X-Amz-Algorithm"] != "AWS4-HMAC-SHA256")
            return false;
        var (date, scope) = (query["X-Amz-Date"], Uri.UnescapeDataString(query["X-Amz-Credential"]).Split('/', 2)[1]);
        var signed = DateTimeOffset.ParseExact(date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var ends = signed.AddSeconds(int.Parse(query["X-Amz-Expires"], CultureInfo.InvariantCulture));
        var sorted = string.Join('&', query.Where(p => p.Key != Signature).OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        var request = $"GET\n{address.AbsolutePath}\n{sorted}\nhost:{address.Authority}\n\nhost\nUNSIGNED-PAYLOAD";
        var text = $"AWS4-HMAC-SHA256\n{date}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request)))}";
        var key = scope.Split('/').Aggregate(Encoding.UTF8.GetBytes($"AWS4{secret}"), Hmac);
        return signed <= now.AddMinutes(1) && now < ends && Convert.ToHexStringLower(Hmac(key, text)) == found;
    }

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
