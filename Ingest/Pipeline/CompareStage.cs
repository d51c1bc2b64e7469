using HealthNeeds.Core.Changes;
using HealthNeeds.Ingest.Runs;
using HealthNeeds.Store.Changes;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.Pipeline;

/// <summary>What differs from the release that is current: that makes the data version, and is why ranks moved.</summary>
internal sealed class CompareStage(IOptions<ReleaseOptions> options, ReleaseCatalogue releases, Ranker ranker) : IStage
{
    public StagePlan Plan { get; } = new("compare", "Compare with the release before", 8);

    public Task<StageResult> RunAsync(RunState run, CancellationToken cancellation)
    {
        // A method of its own: what it holds must be out of reach before memory is given back.
        var moves = Compare(run, cancellation);
        Memory.GiveBack();
        return Task.FromResult(new StageResult(moves));
    }

    private long Compare(RunState run, CancellationToken cancellation)
    {
        using var before = Attach(run);
        if (before is null)
            return 0;
        run.Tracker.Report($"Comparing with {before.Release.Id}", 0);
        var facts = before.Facts(cancellation);
        var moves = new ReleaseMoves(run, before, facts, ranker).Write(cancellation);
        var (size, reasons) = Judge(run, facts, moves);
        run.Writer.Follow(before.Release, Next(before.Release.Version, size), reasons, moves.CausesUnknown);
        return moves.Moved;
    }

    /// <summary>Null where there is no release to compare with: the one being made is the first of a line, and says why.</summary>
    private Predecessor? Attach(RunState run)
    {
        try
        {
            return releases.Current() is { } current ? Predecessor.Attach(run.Writer, options, current) : null;
        }
        catch (ReleaseRefusedException refused)
        {
            var why = $"The first of a new line of releases, compared with none: {refused.Message}";
            run.Warn(why);
            run.Writer.SetReasons([why]);
            return null;
        }
    }

    /// <summary>Ranks that moved although nothing they are made of did are a change of method that nobody declared.</summary>
    private static (ChangeSize Size, IReadOnlyList<string> Reasons) Judge(RunState run, ReleaseFacts facts, MovesWritten moves)
    {
        var (size, reasons) = facts.Judge();
        if (moves.Changed == 0 || MoveCauses.Of(facts).Count > 0)
            return (size, reasons);
        var undeclared = FormattableString.Invariant($"{moves.Changed:N0} ranks moved beyond noise, though figures, areas and the declared method are the same.");
        run.Warn(undeclared);
        return (ChangeSize.Major, [undeclared, .. size == ChangeSize.None ? [] : reasons]);
    }

    /// <summary>A version stands for one content only, also after a release was rolled back and another made in its place.</summary>
    private DataVersion Next(DataVersion previous, ChangeSize size) =>
        size == ChangeSize.None ? previous : releases.List().Select(r => r.Version).OfType<DataVersion>().Append(previous).Max().Next(size);
}
