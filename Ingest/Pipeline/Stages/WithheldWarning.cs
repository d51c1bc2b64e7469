using HealthNeeds.Store.Comparison;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>
/// Tells that kept releases show figures which are withheld now. Nothing is held and no release is changed for it: a release can be made again from its inputs alone, and whether an
/// older one goes is an analyst's decision. Which series, not which areas: everybody reads warnings.
/// </summary>
internal static class WithheldWarning
{
    private const int Examples = 3;

    /// <returns>Null where none does.</returns>
    public static string? Of(IReadOnlyList<ShownRelease> releases)
    {
        if (releases.Count == 0)
            return null;
        var most = releases.MaxBy(r => r.Figures)!;
        var which = string.Join(", ", releases.Select(r => FormattableString.Invariant($"{r.Id} ({r.Figures:N0})")));
        var series = string.Join(", ", most.Series.Take(Examples).Select(s => FormattableString.Invariant($"{s.Indicator} of {s.Period}, {s.Sex.Id()} ({s.Figures:N0})")));
        return FormattableString.Invariant($"[withheld-shown] Figures that are withheld now, {most.Figures:N0} at most, can be read in {releases.Count} kept {(releases.Count == 1 ? "release" : "releases")}: {which}. For example {series}. ")
            + $"To take {(releases.Count == 1 ? "it" : "them")} out of service: releases remove {string.Join(' ', releases.Select(r => r.Id))}";
    }
}
