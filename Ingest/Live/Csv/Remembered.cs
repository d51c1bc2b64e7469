using System.Text;

namespace HealthNeeds.Ingest.Live.Csv;

/// <summary>What the texts of a column mean. Neighbouring rows mostly say the same, so the last text is compared before any is looked up.</summary>
/// <param name="read">Works out a text met for the first time.</param>
internal sealed class Remembered<T>(Func<string, T> read)
{
    /// <summary>A column with more texts than this is not one of codes; it is worked out each time, so that memory stays bounded.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<string, T> known = new(StringComparer.Ordinal);
    private byte[] last = [];
    private T? value;
    private bool started;

    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            if (!started || !text.SequenceEqual(last))
                (last, value, started) = (text.ToArray(), Find(Encoding.UTF8.GetString(text)), true);
            return value!;
        }
    }

    private T Find(string text)
    {
        if (known.TryGetValue(text, out var found))
            return found;
        found = read(text);
        if (known.Count < Most)
            known.Add(text, found);
        return found;
    }
}
