using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Comparison;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Differences between kept releases, the last few of them kept: releases never change, and comparing two takes seconds.
/// What is known is given at once, whatever is being compared; many who ask the same cost no more than one. Different pairs are asked about side by
/// side, but <see cref="ReleaseComparer"/> answers one at a time: each may take the memory that the site has for one.
/// </summary>
internal sealed class ReleaseComparisons(ReleaseComparer differences) : IDisposable
{
    private const int Kept = 24;
    private const int Largest = 20;

    private readonly Lock _gate = new();

    /// <summary>Which of these a question takes, its hash says: equal ones the same.</summary>
    private readonly SemaphoreSlim[] _asking = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1))];
    private readonly List<(object Key, object Answer)> _last = [];

    /// <inheritdoc cref="ReleaseComparer.Between"/>
    public ReleaseDifference Between(string from, string to, CancellationToken token) => Get((from, to), () => differences.Between(from, to, Largest, token), token);

    /// <inheritdoc cref="ReleaseComparer.Moves"/>
    public Page<RankMove> Moves(string from, string to, MoveScope scope, bool changedOnly, int limit, CancellationToken token) =>
        Get((from, to, scope, changedOnly, limit), () => differences.Moves(from, to, scope.Focus, scope.Level, scope.Within, changedOnly, 0, limit, token), token);

    /// <inheritdoc cref="ReleaseComparer.MovesOf"/>
    public IReadOnlyList<RankMove> MovesOf(string from, string to, AreaLevel level, IReadOnlyList<AreaCode> areas, CancellationToken token) =>
        Get((from, to, level, string.Join(',', areas)), () => differences.MovesOf(from, to, level, areas, token), token);

    internal T Get<T>(object key, Func<T> make, CancellationToken token)
        where T : class
    {
        if (Known<T>(key) is { } known)
            return known;
        var asking = _asking[(uint)key.GetHashCode() % _asking.Length];
        asking.Wait(token);
        try
        {
            return Known<T>(key) ?? Keep(key, make());
        }
        finally
        {
            asking.Release();
        }
    }

    private T? Known<T>(object key)
        where T : class
    {
        lock (_gate)
            return _last.Find(l => l.Key.Equals(key)).Answer as T;
    }

    private T Keep<T>(object key, T made)
        where T : class
    {
        lock (_gate)
        {
            _last.Insert(0, (key, made));
            if (_last.Count > Kept)
                _last.RemoveAt(Kept);
            return made;
        }
    }

    public void Dispose() => Array.ForEach(_asking, a => a.Dispose());
}

/// <summary>Which ranks a list of moves is about.</summary>
internal sealed record MoveScope(string Focus, AreaLevel Level, AreaCode Within);
