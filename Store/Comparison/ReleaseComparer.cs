using System.Data.Common;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Comparison;

/// <summary>
/// What differs between two kept releases. Reads only; each question opens the releases for itself and closes them, so it may be asked
/// from any thread. One is answered at a time: a comparison of whole releases takes the memory that is meant for one. Every method throws <see cref="NoReleaseException"/> where a release is not kept, and
/// <see cref="ReleaseRefusedException"/> where one is of another schema than this build reads or is damaged; the message says which.
/// </summary>
public sealed class ReleaseComparer(IOptions<ReleaseOptions> options) : IDisposable
{
    private readonly ReleaseDirectory directory = new(options.Value.Directory);
    private readonly EngineLimits limits = new(options.Value.Threads, options.Value.MemoryMegabytes, Path.Combine(Path.GetTempPath(), $"healthneeds-{Environment.ProcessId}-differences"));

    private readonly SemaphoreSlim one = new(1);

    /// <param name="largest">How many of the largest moves beyond noise are listed.</param>
    public ReleaseDifference Between(string from, string to, int largest = 20, CancellationToken token = default) => Ask(from, to, (releases, before, after) =>
    {
        var facts = new ReleaseFactsReader(releases.Session, new ComparedSide(before.Tables), new ComparedSide(after.Tables)).Facts(token);
        var chain = ReleaseLineage.Chain(releases, before.Info, after.Info);
        var moves = ReleaseLineage.Along(releases.Session, chain, way =>
        {
            var difference = new MoveDifference(releases.Session, new ComparedSide(before.Tables), new ComparedSide(after.Tables), way);
            return new MoveOverview(way.IsKnown, way.Broken, difference.Counts(token), difference.Largest(largest, token));
        });
        var (size, reasons) = facts.Judge();
        return new ReleaseDifference(
            Mark(before.Info), Mark(after.Info), size, reasons, facts.Sources, facts.Series, facts.Revisions, facts.Geography + facts.Corrections, facts.Areas, facts.Method, facts.Assets,
            moves)
        { Catalogue = facts.Catalogue };
    }, token);

    /// <summary>Values that differ, by indicator, period, sex, level and area.</summary>
    /// <param name="indicator">Null for all of them.</param>
    public Page<ValueRevision> Revisions(string from, string to, string? indicator, long offset, int limit, CancellationToken token = default) => Ask(
        from,
        to,
        (releases, before, after) => new FigureDifference(releases.Session, new ComparedSide(before.Tables), new ComparedSide(after.Tables)).Values(indicator, offset, limit, token),
        token);

    /// <summary>Ranks of one focus area that moved, at one level inside one larger area: largest move first, those that do not compare last.</summary>
    /// <param name="changedOnly">Only moves beyond noise.</param>
    public Page<RankMove> Moves(string from, string to, string focus, AreaLevel level, AreaCode within, bool changedOnly, long offset, int limit, CancellationToken token = default) => Ask(from, to, (releases, before, after) =>
    {
        var chain = ReleaseLineage.Chain(releases, before.Info, after.Info);
        return ReleaseLineage.Along(
            releases.Session,
            chain,
            way => new MoveDifference(releases.Session, new ComparedSide(before.Tables), new ComparedSide(after.Tables), way).List(focus, level, within, changedOnly, offset, limit, token));
    }, token);

    /// <summary>Where some areas of one level rank in England in both releases, moved or not, for every focus area.</summary>
    /// <param name="areas">By the codes of the newer release.</param>
    public IReadOnlyList<RankMove> MovesOf(string from, string to, AreaLevel level, IReadOnlyList<AreaCode> areas, CancellationToken token = default) => Ask(from, to, (releases, before, after) =>
    {
        var chain = ReleaseLineage.Chain(releases, before.Info, after.Info);
        return ReleaseLineage.Along(
            releases.Session,
            chain,
            way => new MoveDifference(releases.Session, new ComparedSide(before.Tables), new ComparedSide(after.Tables), way).Of(level, areas, token));
    }, token);

    public void Dispose() => one.Dispose();

    private T Ask<T>(string from, string to, Func<AttachedReleases, (string Tables, ReleaseInfo Info), (string Tables, ReleaseInfo Info), T> ask, CancellationToken token)
    {
        using var turn = Turn(token);
        using var releases = new AttachedReleases(directory, limits);
        var (before, after) = (releases.Open(from), releases.Open(to));
        try
        {
            return ask(releases, before, after);
        }
        catch (DbException e)
        {
            // Both could be opened: a block further in is damaged, or the machine has no room to compare them in.
            throw new ReleaseRefusedException($"Releases {from} and {to} cannot be compared: {e.Message}", e);
        }
    }

    private Taken Turn(CancellationToken token)
    {
        one.Wait(token);
        return new Taken(one);
    }

    private static ReleaseMark Mark(ReleaseInfo info) => new(info.Id, info.Published, info.Version, info.ProductVersion, info.Method);

    private readonly struct Taken(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
