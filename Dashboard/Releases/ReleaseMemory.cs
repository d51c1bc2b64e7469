using System.Collections.Concurrent;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// What was read or worked out from the releases that were asked for last. A release never changes, so nothing in here can be
/// stale; keys come from validated values only and releases are few, so a reader cannot make it grow without bound. What nobody
/// asked for in a while goes: a release takes some 300 MB, and once another serves hardly anybody asks for it.
/// </summary>
internal sealed class ReleaseMemory(TimeProvider time)
{
    /// <summary>The newest release, and the older ones that the store keeps open.</summary>
    private const int Releases = 3;

    /// <summary>Regions of a release: some 10 MB each where every page of one was opened.</summary>
    private const int Regions = 8;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    private readonly LastAskedFor _releases = new(Releases, Idle, time);

    /// <summary>What is the same whatever region is shown. It is made once: who asks meanwhile waits for it. A failure is not kept, and not passed on: the next reader tries again.</summary>
    public T Get<T>(string release, string key, Func<T> make)
        where T : class => _releases.Of(release).Get(key, make);

    /// <summary>What is of one region.</summary>
    public T Get<T>(string release, string region, string key, Func<T> make)
        where T : class => _releases.Of(release).Regions.Of(region).Get(key, make);

    /// <summary>So many contents by name; the one that was not asked for longest goes, and so does, but for the last, one that nobody asked for in a while.</summary>
    private sealed class LastAskedFor(int most, TimeSpan idle, TimeProvider time)
    {
        private readonly Lock _gate = new();

        /// <summary>Last asked for first.</summary>
        private readonly List<Contents> _contents = [];

        public Contents Of(string name)
        {
            lock (_gate)
            {
                var at = _contents.FindIndex(c => c.Name == name);
                var contents = at < 0 ? new Contents(name, new LastAskedFor(Regions, TimeSpan.MaxValue, time)) : _contents[at];
                contents.Asked = time.GetTimestamp();
                if (at > 0)
                    _contents.RemoveAt(at);
                if (at != 0)
                    _contents.Insert(0, contents);
                while (_contents.Count > most || time.GetElapsedTime(_contents[^1].Asked) > idle)
                    _contents.RemoveAt(_contents.Count - 1);
                return contents;
            }
        }
    }

    private sealed record Contents(string Name, LastAskedFor Regions)
    {
        private readonly ConcurrentDictionary<string, Place> _values = new(StringComparer.Ordinal);

        /// <summary>When it was last asked for.</summary>
        public long Asked { get; set; }

        public T Get<T>(string key, Func<T> make)
            where T : class => (T)_values.GetOrAdd(key, static _ => new Place()).Get(make);
    }

    /// <summary>
    /// Room for one value. A Lazy would either let every reader who comes meanwhile make it too, or hand all of them the first one's failure, which may be no more than
    /// that this one left.
    /// </summary>
    private sealed class Place
    {
        private readonly Lock _making = new();
        private volatile object? _value;

        public object Get(Func<object> make)
        {
            if (_value is { } kept)
                return kept;
            lock (_making)
                return _value ??= make();
        }
    }
}

/// <summary>What draws a release's rankings again, kept from one request to the next: all of England is read once, which takes about a second.</summary>
/// <param name="Engine">Null where the release does not hold what its rankings were drawn from.</param>
internal sealed record KeptScenarios(ScenarioEngine? Engine)
{
    public static KeptScenarios Of(ReleaseLease release) => new(release.Basis.Find() is { } basis
        ? new ScenarioEngine(basis, [.. AreaLevels.Ranked.SelectMany(l => release.Areas.List(l, AreaCode.England))])
        : null);
}
