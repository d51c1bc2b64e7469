using HealthNeeds.Core.Changes;
using HealthNeeds.Store.Changes;

namespace HealthNeeds.Dashboard.Releases;

/// <summary>
/// Differences between kept releases, the last few of them kept: releases never change, and comparing two takes seconds.
/// One at a time, so that many who ask at once cost no more than one.
/// </summary>
internal sealed class Comparisons(ReleaseDifferences differences)
{
    private const int Kept = 6;
    private const int Largest = 20;

    private readonly Lock _gate = new();
    private readonly List<ReleaseDifference> _last = [];

    /// <inheritdoc cref="ReleaseDifferences.Between"/>
    public ReleaseDifference Between(string from, string to, CancellationToken token)
    {
        lock (_gate)
        {
            if (_last.Find(d => d.From.Id == from && d.To.Id == to) is { } known)
                return known;
            var made = differences.Between(from, to, Largest, token);
            _last.Insert(0, made);
            if (_last.Count > Kept)
                _last.RemoveAt(Kept);
            return made;
        }
    }
}
