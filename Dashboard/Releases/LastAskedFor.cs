using System.Collections.Concurrent;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>So many contents by name; the one that was not asked for longest goes, and so does, but for the last, one that nobody asked for in a while.</summary>
/// <param name="parts">Parts of each that are kept in the same way.</param>
/// <param name="whenOneWent">Called after one or more went, by whoever asked then.</param>
internal sealed class LastAskedFor(int most, TimeSpan idle, int parts, TimeProvider time, Action? whenOneWent = null)
{
    private readonly Lock _gate = new();

    /// <summary>Last asked for first.</summary>
    private readonly List<KeptContents> _contents = [];

    public KeptContents Of(string name)
    {
        var (contents, went) = Find(name);
        if (went)
            whenOneWent?.Invoke();
        return contents;
    }

    private (KeptContents Contents, bool Went) Find(string name)
    {
        lock (_gate)
        {
            var at = _contents.FindIndex(c => c.Name == name);
            var contents = at < 0 ? new KeptContents(name, new LastAskedFor(parts, TimeSpan.MaxValue, parts: 0, time)) : _contents[at];
            contents.Asked = time.GetTimestamp();
            if (at > 0)
                _contents.RemoveAt(at);
            if (at != 0)
                _contents.Insert(0, contents);
            var held = _contents.Count;
            while (_contents.Count > most || time.GetElapsedTime(_contents[^1].Asked) > idle)
                _contents.RemoveAt(_contents.Count - 1);
            return (contents, _contents.Count < held);
        }
    }
}

internal sealed record KeptContents(string Name, LastAskedFor Parts)
{
    private readonly ConcurrentDictionary<string, Place> _values = new(StringComparer.Ordinal);

    /// <summary>When it was last asked for.</summary>
    public long Asked { get; set; }

    /// <summary>It is made once: who asks meanwhile waits for it. A failure is not kept, and not passed on: the next reader tries again.</summary>
    public T Get<T>(string key, Func<T> make) => _values.GetOrAdd(key, static _ => new Place()).Get(make);

    /// <summary>
    /// Room for one value. A Lazy would either let every reader who comes meanwhile make it too, or hand all of them the first one's failure, which may be no more than
    /// that this one left.
    /// </summary>
    private sealed class Place
    {
        /// <summary>Stands for a null that was made.</summary>
        private static readonly object Nothing = new();

        private readonly Lock _making = new();
        private volatile object? _value;

        public T Get<T>(Func<T> make)
        {
            if (_value is null)
            {
                lock (_making)
                    _value ??= (object?)make() ?? Nothing;
            }

            return _value == Nothing ? default! : (T)_value!;
        }
    }
}
