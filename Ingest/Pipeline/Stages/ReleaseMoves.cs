using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Moves;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.Comparison;

namespace HealthNeeds.Ingest.Pipeline.Stages;

/// <summary>
/// Finds out what moved ranks. Only what an analysis reads can: figures that no rank is made of are no cause, and where nothing else differs, what
/// moved is laid to the method. One cause takes every move. Of several, each is let in after the other and the analysis run again with the same
/// random numbers, so that its part is what it alone added.
/// </summary>
internal sealed class ReleaseMoves(RunState run, EarlierRelease before, ReleaseFacts facts, RankingMethod ranker)
{
    // Of the stage's own time: the rest is comparing and writing.
    private const double Analysing = 0.9;

    public ReleaseMoveCounts Write(CancellationToken cancellation)
    {
        var (causes, steps, unknown, isDeclared) = Study(cancellation);
        long moved = 0, changed = 0;
        foreach (var (focus, level) in before.Ranked(cancellation))
        {
            var between = Array.ConvertAll(steps, s => s.GetValueOrDefault((focus, level)));
            var moves = before.Ranks(focus, level, cancellation).Select(r => Move(focus, level, r, causes, between, unknown is null)).Where(m => m.Verdict != MoveVerdict.Unmoved).ToList();
            run.Writer.AppendMoves(moves);
            (moved, changed) = (moved + moves.Count, changed + moves.Count(m => m.Verdict == MoveVerdict.Changed));
        }

        return new ReleaseMoveCounts(moved, changed, unknown, isDeclared);
    }

    /// <returns>Causes in order, the ranks after each of them but the last, and whether anything differs that ranks are made of.</returns>
    private (IReadOnlyList<MoveCause> Causes, Steps[] Steps, string? Unknown, bool IsDeclared) Study(CancellationToken cancellation)
    {
        if (PossibleMoveCauses.Of(facts).Count == 0)
            return ([MoveCause.Method], [], null, false);
        run.Tracker.Report("Finding what could have moved ranks");
        var old = RunAnalysisInput.Of(run, before, cancellation);
        var study = new MoveStudy(old, RunAnalysisInput.Of(run, cancellation), facts.Method.Count > 0, new AreaOrigins(old.Areas, before.Origins(cancellation)));
        var causes = study.Causes.Count == 0 ? [MoveCause.Method] : study.Causes;
        var isDeclared = study.Causes.Count > 0;
        try
        {
            return (causes, [.. causes.Take(causes.Count - 1).Select((cause, k) => Rank(study.Upto(cause), k, causes.Count - 1, cancellation))], null, isDeclared);
        }
        catch (Exception e) when (e is ArgumentException or LeakageException)
        {
            // The new method need not work on every older release's figures. Moves are known all the same.
            var unknown = $"The analysis cannot be run on the figures of {before.Release.Id}: {e.Message}";
            run.Warn(unknown);
            return (causes, [], unknown, isDeclared);
        }
    }

    private Steps Rank(AnalysisInput input, int done, int all, CancellationToken cancellation)
    {
        var steps = new Steps();
        foreach (var ranking in ranker(input, new StageShareProgress(run.Tracker, Analysing * done / all, Analysing / all), cancellation))
            steps[(ranking.Focus, ranking.Level)] = ranking.Ranks.ToDictionary(r => (r.Area, r.Within), r => r.Rank.Median);
        return steps;
    }

    private static RankMove Move(string focus, AreaLevel level, ComparedRank rank, IReadOnlyList<MoveCause> causes, Dictionary<(AreaCode Area, AreaCode Within), int>?[] between, bool known)
    {
        var parts = known && rank is { From: { } from, To: { } to }
            ? MoveAttribution.Of(causes, [from.Median, .. between.Select(b => Median(b, rank)), to.Median])
            : (MoveParts?)null;
        return new RankMove(focus, level, rank.Area, rank.Within, rank.From, rank.To, parts);
    }

    /// <summary>Before the boundary step areas still have their old codes.</summary>
    private static int? Median(Dictionary<(AreaCode Area, AreaCode Within), int>? ranks, ComparedRank rank) =>
        ranks is null ? null
        : ranks.TryGetValue((rank.Area, rank.Within), out var median) || (rank.Was is { } was && ranks.TryGetValue(was, out median)) ? median
        : null;

    private sealed class Steps : Dictionary<(string Focus, AreaLevel Level), Dictionary<(AreaCode Area, AreaCode Within), int>>;
}

internal static class PossibleMoveCauses
{
    /// <summary>What could have moved ranks, by what differs between the releases. Figures that no analysis reads are among it; what stands beside a value is not, as no analysis reads it.</summary>
    public static IReadOnlyList<MoveCause> Of(ReleaseFacts facts) =>
    [
        .. facts.Method.Count > 0 ? [MoveCause.Method] : Array.Empty<MoveCause>(),
        .. facts.Geography > 0 ? [MoveCause.Boundary] : Array.Empty<MoveCause>(),
        .. facts.Revisions.Any(r => r.Revised + r.Appeared + r.Disappeared > 0) || facts.Corrections > 0 ? [MoveCause.Revision] : Array.Empty<MoveCause>(),
        .. facts.Series.Count > 0 ? [MoveCause.NewData] : Array.Empty<MoveCause>(),
    ];
}

/// <param name="Moved">Ranks whose median differs, and those that do not compare.</param>
/// <param name="Changed">Of these, beyond noise.</param>
/// <param name="CausesUnknown">Why causes are not known; null where they are.</param>
/// <param name="IsDeclared">True where something differs that ranks are made of: figures an analysis reads, areas, or the declared method.</param>
internal sealed record ReleaseMoveCounts(long Moved, long Changed, string? CausesUnknown, bool IsDeclared);
