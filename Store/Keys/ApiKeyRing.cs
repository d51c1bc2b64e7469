using System.Security.Cryptography;
using System.Text;

namespace HealthNeeds.Store.Keys;

/// <summary>The keys as they are now: the file is looked at again when it changed, so a key that was revoked opens nothing more without a restart.</summary>
public sealed class ApiKeyRing(ApiKeyFile file, TimeProvider clock)
{
    // A clock of the disk too coarse to tell two writes apart hides the second no longer than this.
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);
    private Held _held = new([], default, -1, DateTimeOffset.MinValue);

    /// <returns>The key of that text, valid or not; null where there is none.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read: nobody can tell which keys are good.</exception>
    public ApiKey? Find(string key)
    {
        var hash = Encoding.ASCII.GetBytes(KeyText.HashOf(key));
        ApiKey? found = null;
        // Every key is compared, each in the same time, whether one before it fitted or not.
        foreach (var one in Keys())
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(one.Sha256)))
                found = one;
        }

        return found;
    }

    private IReadOnlyList<ApiKey> Keys()
    {
        var info = new FileInfo(file.Location);
        var (now, held) = (clock.GetUtcNow(), _held);
        var (written, bytes) = info.Exists ? (info.LastWriteTimeUtc, info.Length) : (default, 0);
        if (written == held.Written && bytes == held.Bytes && now - held.At < Believed)
            return held.Keys;
        var keys = file.Read();
        _held = new Held(keys, written, bytes, now);
        return keys;
    }

    private sealed record Held(IReadOnlyList<ApiKey> Keys, DateTime Written, long Bytes, DateTimeOffset At);
}
