using System.Data.Common;
using HealthNeeds.Core.Areas;
using HealthNeeds.Store.Attribution;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Queries;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Changes;

/// <summary>The current release, attached to the session that writes the next one, which everything is compared with.</summary>
internal sealed class Predecessor : IDisposable
{
    private const string Name = "before";

    private readonly Session session;
    private readonly FileStream held;

    private Predecessor(Session session, FileStream held, PreviousRelease release)
    {
        (this.session, this.held) = (session, held);
        Release = release;
    }

    public PreviousRelease Release { get; }

    /// <exception cref="ReleaseRefusedException">It is of another schema, damaged or gone: there is nothing to compare with.</exception>
    public static Predecessor Attach(ReleaseWriter writer, IOptions<ReleaseOptions> options, ReleasePointer current)
    {
        var directory = new ReleaseDirectory(options.Value.Directory);
        _ = ReleaseName.TryParse(current.File, out var name);
        FileStream? file = null;
        try
        {
            file = new FileStream(directory.PathOf(current.File), FileMode.Open, FileAccess.Read, FileShare.Read);
            writer.Session.Execute($"attach '{file.Name.Replace("'", "''", StringComparison.Ordinal)}' as {Name} (read_only)");
            ReleaseCheck.RequireVersion(writer.Session, $"{Name}.release", name!);
            var info = InfoRow.Read(writer.Session, $"{Name}.release", name!, current.Sha256, current.Published);
            return new Predecessor(writer.Session, file, new PreviousRelease(info.Id, info.Sha256, info.Version));
        }
        catch (Exception e)
        {
            writer.Session.Execute($"detach database if exists {Name}");
            file?.Dispose();
            if (e is DbException or IOException or UnauthorizedAccessException)
                throw new ReleaseRefusedException($"Release {current.Id} cannot be compared with: {e.Message}", e);
            throw;
        }
    }

    /// <summary>Against what the writer holds so far.</summary>
    public ReleaseFacts Facts(CancellationToken token = default) => new ReleaseComparison(session, new ComparedSide(Name), new ComparedSide("release", "work")).Facts(token);

    public FigureColumns Columns(AreaLevel level, CancellationToken token) => FigureColumns.Read(session, Name, level, token);

    public IReadOnlyList<Area> Areas(CancellationToken token) =>
        session.Query<AreaRow>($"select {AreaRow.Columns} from {Name}.area a order by a.code", [], token).ConvertAll(r => r.ToArea());

    /// <summary>Focus areas and levels that either release ranks.</summary>
    public IReadOnlyList<(string Focus, AreaLevel Level)> Ranked(CancellationToken token) => session.Query<RankedRow>(
        $"select distinct focus, level from {Name}.ranking_within union select distinct focus, level from work.ranking_within order by focus, level",
        [],
        token).ConvertAll(r => (r.Focus, AreaLevels.TryParse(r.Level, out var level) ? level : throw new FormatException($"'{r.Level}' is not an area level.")));

    /// <summary>Every rank of one focus area at one level in either release.</summary>
    public IReadOnlyList<ComparedRank> Ranks(string focus, AreaLevel level, CancellationToken token = default) => session.Query<ComparedRow>(
        $"""
        select coalesce(b.area, a.area) as area, coalesce(b.within, a.within) as within,
            a.median as from_median, a.lower as from_lower, a.upper as from_upper, a.areas as from_areas, b.median as to_median, b.lower as to_lower, b.upper as to_upper, b.areas as to_areas
        from (select * from {Name}.ranking_within where focus = $focus and level = $level) a
        full join (select * from work.ranking_within where focus = $focus and level = $level) b on a.area = b.area and a.within = b.within
        order by 2, 1
        """,
        [("focus", focus), ("level", level.Id())],
        token).ConvertAll(r => r.ToRank());

    public void Dispose()
    {
        session.Execute($"detach {Name}");
        held.Dispose();
    }

    private sealed record RankedRow(string Focus, string Level);

    private sealed record ComparedRow(
        string Area, string Within, int? FromMedian, int? FromLower, int? FromUpper, int? FromAreas, int? ToMedian, int? ToLower, int? ToUpper, int? ToAreas)
    {
        public ComparedRank ToRank() => new(
            new AreaCode(Area), new AreaCode(Within), MoveRow.Rank(FromMedian, FromLower, FromUpper, FromAreas), MoveRow.Rank(ToMedian, ToLower, ToUpper, ToAreas));
    }
}
