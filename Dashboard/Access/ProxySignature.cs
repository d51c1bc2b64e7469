using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace HealthNeeds.Dashboard.Access;

/// <summary>
/// HMAC-SHA256 over who asks, for what and when, by a secret that the proxy and this site share. It covers method and address, names a time and a number used once:
/// what somebody overheard opens nothing else, nothing later, and not the same again.
/// </summary>
internal sealed class ProxySignature(IReadOnlyList<byte[]> secrets, TimeSpan valid, TimeProvider clock)
{
    public const string TimeHeader = "X-Identity-Time", NonceHeader = "X-Identity-Nonce", SignatureHeader = "X-Identity-Signature";

    private const int ShortestSecret = 32, MostRemembered = 200_000;
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    public static ProxySignature FromFile(string file, TimeSpan valid, TimeProvider clock) => new([.. Secrets(file).Select(Encoding.UTF8.GetBytes)], valid, clock);

    /// <returns>What is wrong with a file of secrets; null where nothing is.</returns>
    public static string? Problem(string file) =>
        !File.Exists(file) ? $"{file} is not there."
        : Secrets(file) is { Count: 0 } ? $"{file} is empty. Expected a secret a line, as 'openssl rand -hex 32' makes."
        : Secrets(file).Exists(s => s.Length < ShortestSecret) ? $"{file} has a secret of fewer than {ShortestSecret} characters."
        : null;

    /// <summary>Whether a request's signature is good, fresh, and the first of its kind.</summary>
    public bool Holds(HttpRequest request, string user, string groups)
    {
        if (One(request, TimeHeader) is not { } time || One(request, NonceHeader) is not { Length: >= 16 and <= 128 } nonce || One(request, SignatureHeader) is not { } signature)
            return false;
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return false;
        var (at, now) = (DateTimeOffset.FromUnixTimeSeconds(seconds), clock.GetUtcNow());
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return (now - at).Duration() <= valid
            && IsSigned(Text(time, nonce, request.Method, target, user, groups), signature)
            && IsFirst(nonce, at + valid, now);
    }

    /// <summary>What is signed, a line each.</summary>
    public static string Text(string time, string nonce, string method, string target, string user, string groups) => string.Join('\n', "v1", time, nonce, method, target, user, groups);

    /// <returns>64 hexadecimal digits.</returns>
    public static string Sign(byte[] secret, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));

    private bool IsSigned(string text, string signature)
    {
        var (given, holds) = (Encoding.UTF8.GetBytes(signature), false);
        foreach (var secret in secrets)
            holds |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(secret, text)), given);
        return holds;
    }

    /// <summary>Only signed numbers get here, so nobody but the proxy can fill the memory; should it, requests are refused rather than replays let in.</summary>
    private bool IsFirst(string nonce, DateTimeOffset until, DateTimeOffset now)
    {
        if (_seen.Count >= MostRemembered)
            Forget(now);
        return _seen.Count < MostRemembered && _seen.TryAdd(nonce, until);
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (nonce, until) in _seen)
        {
            if (until < now)
                _seen.TryRemove(nonce, out _);
        }
    }

    private static string? One(HttpRequest request, string header) => request.Headers[header] is [{ } value] ? value : null;

    private static List<string> Secrets(string file) => [.. File.ReadAllLines(file).Select(l => l.Trim()).Where(l => l.Length > 0)];
}
