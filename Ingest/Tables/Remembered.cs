using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace HealthNeeds.Ingest.Tables;

/// <summary>
/// What the texts of a column mean. Neighbouring rows mostly say the same, so the last text is compared before any is looked up;
/// a text that is known costs no memory, however often it changes from row to row.
/// </summary>
/// <param name="read">Works out a text met for the first time.</param>
internal sealed class Remembered<T>(Func<string, T> read)
{
    /// <summary>A column with more texts than this is not one of codes; it is worked out each time, so that memory stays bounded.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> known = new Dictionary<byte[], T>(new Bytes()).GetAlternateLookup<ReadOnlySpan<byte>>();
    private byte[] last = [];
    private T? value;
    private bool started;

    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            if (!started || !text.SequenceEqual(last))
                (last, value, started) = Find(text);
            return value!;
        }
    }

    private (byte[] Text, T Value, bool Started) Find(ReadOnlySpan<byte> text)
    {
        if (known.TryGetValue(text, out var key, out var found))
            return (key, found, true);
        (key, found) = (text.ToArray(), read(Encoding.UTF8.GetString(text)));
        if (known.Dictionary.Count < Most)
            known.Dictionary.Add(key, found);
        return (key, found, true);
    }

    /// <summary>Texts by their bytes.</summary>
    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
