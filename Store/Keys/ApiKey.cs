using System.Security.Cryptography;

namespace HealthNeeds.Store.Keys;

/// <summary>A key of the API as it is kept: everything but the key.</summary>
/// <param name="Name">Whom or what it was made for.</param>
/// <param name="Sha256">Of the key. A key is 256 random bits, which nobody can guess from their hash, so neither salt nor a slow hash would add anything.</param>
/// <param name="Scopes">What it opens: <see cref="KeyScopes"/>.</param>
/// <param name="PerMinute">Requests a minute at most.</param>
/// <param name="Expires">From then on it opens nothing; null: never.</param>
/// <param name="Revoked">Since when it opens nothing, by command.</param>
public sealed record ApiKey(string Name, string Sha256, IReadOnlyList<string> Scopes, int PerMinute, DateTimeOffset Made, DateTimeOffset? Expires, DateTimeOffset? Revoked)
{
    /// <summary>Requests a minute where nothing is said.</summary>
    public const int UsualPerMinute = 300;

    /// <summary>Why it opens nothing, in words; null where it does.</summary>
    public string? Problem(DateTimeOffset now) =>
        Revoked is not null ? "The key was revoked."
        : Expires <= now ? $"The key expired on {Expires.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
        : null;

    public bool Opens(string scope) => Scopes.Contains(scope, StringComparer.Ordinal);
}

/// <summary>What a key may be for.</summary>
public static class KeyScopes
{
    /// <summary>Answers of the API as JSON, and its description.</summary>
    public const string Read = "read";

    /// <summary>Tables as files, outlines and bundles.</summary>
    public const string Downloads = "downloads";

    /// <summary>Draws of need and correlations.</summary>
    public const string Draws = "draws";

    /// <summary>What the site measures of itself.</summary>
    public const string Metrics = "metrics";

    public static readonly IReadOnlyList<string> All = [Read, Downloads, Draws, Metrics];
}

/// <summary>The key itself, as its holder has it.</summary>
public static class KeyText
{
    /// <summary>Known at a glance, and by programs that look for secrets in files.</summary>
    public const string Prefix = "hn_";

    private const int Bytes = 32;
    private const int Length = 3 + (Bytes * 2);

    public static bool LooksLikeOne(string text) =>
        text.Length == Length && text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].All(char.IsAsciiHexDigitLower);

    public static string HashOf(string key) => Sha256Text.OfText(key);

    /// <summary>256 random bits.</summary>
    internal static string New() => Prefix + RandomNumberGenerator.GetHexString(Bytes * 2, lowercase: true);
}
