using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Changes;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Differences between kept releases, the last few of them kept: releases never change, and comparing two takes seconds.
/// One at a time, so that many who ask at once cost no more than one.
/// </summary>
internal sealed class Comparisons(ReleaseDifferences differences)
{
    private const int Kept = 24;
    private const int Largest = 20;

    private readonly Lock _gate = new();
    private readonly List<(object Key, object Answer)> _last = [];

    /// <inheritdoc cref="ReleaseDifferences.Between"/>
    public ReleaseDifference Between(string from, string to, CancellationToken token) => Get((from, to), () => differences.Between(from, to, Largest, token));

    /// <inheritdoc cref="ReleaseDifferences.Moves"/>
    public Page<RankMove> Moves(string from, string to, MoveScope scope, bool changedOnly, int limit, CancellationToken token) =>
        Get((from, to, scope, changedOnly, limit), () => differences.Moves(from, to, scope.Focus, scope.Level, scope.Within, changedOnly, 0, limit, token));

    private T Get<T>(object key, Func<T> make)
        where T : class
    {
        lock (_gate)
        {
            if (_last.Find(l => l.Key.Equals(key)).Answer is T known)
                return known;
            var made = make();
            _last.Insert(0, (key, made));
            if (_last.Count > Kept)
                _last.RemoveAt(Kept);
            return made;
        }
    }
}
