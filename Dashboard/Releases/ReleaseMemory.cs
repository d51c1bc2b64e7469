using System.Collections.Concurrent;
using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// What was read or worked out from the releases that were asked for last. A release never changes, so nothing in here can be
/// stale; keys come from validated values only and releases are few, so a reader cannot make it grow without bound.
/// </summary>
internal sealed class ReleaseMemory
{
    /// <summary>The newest release, and the older ones that the store keeps open.</summary>
    private const int Releases = 3;

    private readonly Lock _gate = new();

    /// <summary>Last asked for first.</summary>
    private readonly List<Contents> _contents = [];

    /// <summary>A failure is not kept: the next reader tries again.</summary>
    public T Get<T>(string release, string key, Func<T> make)
        where T : class =>
        (T)Of(release).Values.GetOrAdd(key, static (_, make) => new Lazy<object>(() => make(), LazyThreadSafetyMode.PublicationOnly), make).Value;

    private Contents Of(string release)
    {
        lock (_gate)
        {
            var at = _contents.FindIndex(c => c.Release == release);
            if (at == 0)
                return _contents[0];
            var contents = at < 0 ? new Contents(release) : _contents[at];
            if (at > 0)
                _contents.RemoveAt(at);
            _contents.Insert(0, contents);
            if (_contents.Count > Releases)
                _contents.RemoveAt(Releases);
            return contents;
        }
    }

    private sealed record Contents(string Release)
    {
        public ConcurrentDictionary<string, Lazy<object>> Values { get; } = new(StringComparer.Ordinal);
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
