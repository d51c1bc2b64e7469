using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Schema;
using HealthNeeds.Store.Staging;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Store.Comparison;

/// <summary>The current release, attached to the session that writes the next one, which everything is compared with.</summary>
internal sealed class EarlierRelease : IDisposable
{
    private const string Name = "before";
    private static readonly ComparedSide Before = new(Name);
    private static readonly ComparedSide After = new("release", "work");

    private readonly Session session;
    private readonly FileStream held;

    private EarlierRelease(Session session, FileStream held, PreviousRelease release)
    {
        (this.session, this.held) = (session, held);
        Release = release;
    }

    public PreviousRelease Release { get; }

    /// <exception cref="ReleaseRefusedException">It is of another schema, damaged or gone: there is nothing to compare with.</exception>
    public static EarlierRelease Attach(ReleaseWriter writer, IOptions<ReleaseOptions> options, ReleasePointer current)
    {
        var directory = new ReleaseDirectory(options.Value.Directory);
        _ = ReleaseName.TryParse(current.File, out var name);
        var (file, info) = ReleaseAttachment.Attach(writer.Session, directory.PathOf(current.File), name!, Name, (current.Sha256, current.Published), "compared with");
        try
        {
            RequireWhole(file, current);
            return new EarlierRelease(writer.Session, file, new PreviousRelease(info.Id, info.Sha256, info.Version));
        }
        catch
        {
            writer.Session.Execute($"detach {Name}");
            file.Dispose();
            throw;
        }
    }

    /// <summary>A block further in may be damaged, which a query would meet in the midst of the run.</summary>
    private static void RequireWhole(FileStream held, ReleasePointer current)
    {
        string found;
        try
        {
            found = Sha256Text.Of(held);
        }
        catch (IOException unread)
        {
            throw new ReleaseRefusedException($"Release {current.Id} cannot be compared with: {unread.Message}", unread);
        }

        if (found != current.Sha256)
            throw new ReleaseRefusedException($"Release {current.Id} is damaged: its SHA-256 is {found}, and {current.Sha256} is recorded.");
    }

    /// <summary>Against what the writer holds so far.</summary>
    public ReleaseFacts Facts(CancellationToken token = default) => new ReleaseFactsReader(session, Before, After).Facts(token);

    /// <param name="limited">Indicators of which limits and counts are wanted besides.</param>
    public AreaTable Columns(AreaLevel level, IReadOnlyCollection<IndicatorId> limited, CancellationToken token) => FigureColumns.Read(session, Name, level, limited, token);

    public IReadOnlyList<Area> Areas(CancellationToken token) =>
        session.Query<AreaRow>($"select {AreaRow.Columns} from {Name}.area a order by a.code", [], token).ConvertAll(r => r.ToArea());

    /// <summary>Focus areas and levels that either release ranks.</summary>
    public IReadOnlyList<(string Focus, AreaLevel Level)> Ranked(CancellationToken token) => session.Query<(string Focus, AreaLevel Level)>(
        $"select distinct focus, level from {Name}.ranking_within union select distinct focus, level from work.ranking_within order by focus, level",
        [],
        token);

    /// <summary>The older areas that each area of the next release is, or is made of, where this one has not its code: by the look-ups of either.</summary>
    public ILookup<AreaCode, AreaCode> Origins(CancellationToken token) => session.Query<(AreaCode Code, AreaCode Before)>(
        $"""
        with links as (select code, before from predecessor union select before, code from {Name}.predecessor)
        select l.code, l.before from links l
        where l.code in (select code from area) and l.code not in (select code from {Name}.area)
            and l.code in (select o.code from links o join {Name}.area a on a.code = o.before)
        order by 1, 2
        """,
        [],
        token).ToLookup(r => r.Code, r => r.Before);

    /// <summary>Every rank of one focus area at one level in either release, by the codes of the next; an area that was recoded is the same area.</summary>
    public IReadOnlyList<ComparedRank> Ranks(string focus, AreaLevel level, CancellationToken token = default)
    {
        _ = new RenamedAreas(session, Before, After, token);
        return session.Query<ComparedRow>(Compared, [("focus", focus), ("level", level.Id())], token).ConvertAll(r => r.ToRank());
    }

    private const string Compared = $"""
        select coalesce(b.area, a.now) as area, coalesce(b.within, a.now_within) as within, a.area as was, a.within as was_within,
            a.median as from_median, a.lower as from_lower, a.upper as from_upper, a.areas as from_areas, b.median as to_median, b.lower as to_lower, b.upper as to_upper, b.areas as to_areas
        from (
            select w.*, coalesce(r.now, w.area) as now, coalesce(s.now, w.within) as now_within
            from {Name}.ranking_within w left join renamed r on r.was = w.area left join renamed s on s.was = w.within
            where w.focus = $focus and w.level = $level) a
        full join (select * from work.ranking_within where focus = $focus and level = $level) b on a.now = b.area and a.now_within = b.within
        order by 2, 1
        """;

    public void Dispose()
    {
        session.Execute($"detach {Name}");
        held.Dispose();
    }

    private sealed record ComparedRow(
        AreaCode Area, AreaCode Within, AreaCode? Was, AreaCode? WasWithin, int? FromMedian, int? FromLower, int? FromUpper, int? FromAreas, int? ToMedian, int? ToLower, int? ToUpper, int? ToAreas)
    {
        public ComparedRank ToRank() => new(
            Area, Within, MoveRow.Rank(FromMedian, FromLower, FromUpper, FromAreas), MoveRow.Rank(ToMedian, ToLower, ToUpper, ToAreas))
        {
            Was = Was is { } was ? (was, WasWithin!.Value) : null,
        };
    }
}

/// <summary>An area's rank within a larger area in two releases; null where one of them does not rank it there.</summary>
internal sealed record ComparedRank(AreaCode Area, AreaCode Within, RankInterval? From, RankInterval? To)
{
    /// <summary>Under which codes the older release ranks it; null where it does not.</summary>
    public (AreaCode Area, AreaCode Within)? Was { get; init; }
}
