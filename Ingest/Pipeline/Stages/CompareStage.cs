using HealthNeeds.Core.Releases;
using HealthNeeds.Ingest.Pipeline.Runs;
using HealthNeeds.Store.Comparison;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>What differs from the release that is current: that makes the data version, and is why ranks moved.</summary>
internal sealed class CompareStage(IOptions<ReleaseOptions> options, ReleaseCatalogue releases, RankingMethod ranker) : IStage
{
    public StagePlan Plan { get; } = new("compare", "Compare with the release before", 8);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        run.Tracker.Report("Looking for withheld figures in kept releases");
        if (WithheldWarning.Of(new WithheldFigures(run.Writer, options).Shows(cancellation)) is { } shown)
            run.Warn(shown);
        // A method of its own: what it holds must be out of reach before memory is given back.
        var moves = Compare(run, cancellation);
        ProcessMemory.GiveBackOf(run.Areas.Count);
        return Task.FromResult(new StageResult(moves));
    }

    private long Compare(RunState run, CancellationToken cancellation)
    {
        using var before = Attach(run);
        if (before is null)
            return 0;
        run.Tracker.Report($"Comparing with {before.Release.Id}");
        var facts = before.Facts(cancellation);
        var moves = new ReleaseMoves(run, before, facts, ranker).Write(cancellation);
        var (size, reasons) = Judge(run, facts, moves);
        run.Writer.Follow(before.Release, Next(before.Release.Version, size), [.. reasons, .. run.Reasons], moves.CausesUnknown);
        return moves.Moved;
    }

    /// <summary>Null where there is no release to compare with: the one being made is the first of a line, and says why where others were there.</summary>
    private EarlierRelease? Attach(RunState run)
    {
        try
        {
            if (releases.Current() is { } current)
                return EarlierRelease.Attach(run.Writer, options, current);
            if (releases.List().Count > 0 || releases.HighestVersion() is not null)
                Begin(run, "no release is current, though there were some");
        }
        catch (ReleaseRefusedException refused)
        {
            Begin(run, refused.Message);
        }

        return null;
    }

    private void Begin(RunState run, string why)
    {
        // Reasons are read by anybody: which file, not where this machine keeps it.
        var root = Path.GetFullPath(options.Value.Directory);
        var reason = $"The first of a new line of releases, compared with none: {why.Replace(root + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal).Replace(root, "the releases directory", StringComparison.Ordinal)}";
        run.Warn(reason);
        run.Writer.Begin(releases.HighestVersion()?.Next(ChangeSize.Major) ?? DataVersion.First, [reason, .. run.Reasons]);
    }

    /// <summary>Ranks that moved although nothing they are made of did are a change of method that nobody declared, whatever else is new.</summary>
    private static (ChangeSize Size, IReadOnlyList<string> Reasons) Judge(RunState run, ReleaseFacts facts, ReleaseMoveCounts moves)
    {
        var (size, reasons) = facts.Judge();
        if (moves.Changed == 0 || moves.IsDeclared)
            return (size, reasons);
        var undeclared = FormattableString.Invariant($"{CountWords.Some(moves.Changed, "rank")} moved beyond noise, though the figures they are made of, areas and the declared method are the same.");
        run.Warn(undeclared);
        return (ChangeSize.Major, [undeclared, .. size == ChangeSize.None ? [] : reasons]);
    }

    /// <summary>A version stands for one content only, also after a release was rolled back and another made in its place.</summary>
    private DataVersion Next(DataVersion previous, ChangeSize size) =>
        size == ChangeSize.None || releases.HighestVersion() is not { } highest ? previous.Next(size) : highest.Next(size);
}

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
