using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Takes figures in any order and any number and writes them as one Parquet file in the order of the project's schema, and
/// breakdowns as another. The same figures give the same bytes. What does not fit into memory waits in the folder.
/// Steps in order: <see cref="Add"/>, <see cref="Settle"/>, <see cref="WriteTo"/>.
/// </summary>
internal sealed class FigureSorter : IDisposable
{
    private const int MemoryMegabytes = 192;

    private readonly Session session;
    private readonly BulkAppend rows;
    private readonly FigureQueue queue;

    /// <param name="folder">Where it may put what does not fit into memory; nothing is left there.</param>
    /// <param name="areas">Area codes in the order of the file; a figure names its area by its place in this list.</param>
    public FigureSorter(string folder, IReadOnlyList<string> areas)
    {
        session = Session.OpenInMemory(new EngineLimits(Threads: 2, MemoryMegabytes, TempDirectory: Path.Combine(folder, "spill")));
        session.Execute(EmbeddedSql.Read("intake.sql"));
        Fill("area", areas.Count, (row, i) => row.Add(i).Add(areas[i]));
        var reasons = Enum.GetValues<MissingReason>();
        Fill("reason", reasons.Length, (row, i) => row.Add((int)reasons[i]).Add(reasons[i].Id()));
        var trends = Enum.GetValues<Trend>();
        Fill("trend", trends.Length, (row, i) => row.Add((int)trends[i]).Add(trends[i].Id()));
        rows = session.Append("figure");
        queue = new FigureQueue(Append);
    }

    public void Add(in FigureRow figure) => queue.Add(figure);

    private void Append(in FigureRow f)
    {
        rows.Add(f.Series).Add(f.Area).Add(f.Place).Add(f.Parent).Add(f.Again).Add(f.Value).Add(f.Lower).Add(f.Upper).Add(f.Count).Add(f.Denominator).Add(FigureRemarks.Of(f.Missing, f.Trend, f.Note));
        rows.EndRow();
    }

    /// <summary>Ends the adding. Of figures that came more than once and say the same, the first stays, with its note and trend; of those that say different things, none.</summary>
    /// <param name="limit">How many repeated rows to list.</param>
    public RepeatedFigures Settle(int limit, CancellationToken token)
    {
        queue.Complete();
        rows.Commit();
        var repeats = session.Scalar<long>("select count(*) from figure where again", [], token);
        if (repeats == 0)
            return RepeatedFigures.None;
        session.Execute(
            """
            insert into conflict
            select distinct r.series, r.area from figure r join figure f on f.series = r.series and f.area = r.area
            where r.again and not f.again
              and (r.value, r.lower, r.upper, r.count, r.denominator, r.said & 15) is distinct from (f.value, f.lower, f.upper, f.count, f.denominator, f.said & 15)
            """,
            [],
            token);
        var conflicts = session.Scalar<long>("select count(*) from conflict", [], token);
        var conflicting = session.Scalar<long>("select count(*) from figure f semi join conflict c on c.series = f.series and c.area = f.area", [], token);
        var elsewhere = session.Scalar<long>(
            """
            select count(*) from figure r join figure f on f.series = r.series and f.area = r.area anti join conflict c on c.series = r.series and c.area = r.area
            where r.again and not f.again and r.parent <> f.parent
            """,
            [],
            token);
        var repeated = new RepeatedFigures(repeats - (conflicting - conflicts) - elsewhere, elsewhere, conflicting, conflicts, First(limit, token));
        session.Execute("delete from figure f using conflict c where c.series = f.series and c.area = f.area", [], token);
        return repeated;
    }

    /// <param name="series">What each number of a series stands for.</param>
    /// <param name="notes">What each number of a note stands for.</param>
    /// <param name="breakdowns">The file of breakdowns; it is not written where there are none.</param>
    /// <returns>How many figures were written, and how many figures of breakdowns.</returns>
    public (long Figures, long Breakdowns) WriteTo(string path, string breakdowns, IReadOnlyList<FigureSeries> series, IReadOnlyList<string> notes, CancellationToken token)
    {
        Fill("note", notes.Count, (row, i) => row.Add(i).Add(notes[i]));
        session.Execute(FigureSql.WriteRemarks, [], token);
        Name(series);
        var parts = series.Any(s => s.Part is not null) ? session.Execute(FigureSql.GatherParts, [], token) : 0;
        foreach (var statement in FigureSql.Write(path))
            session.Execute(statement, [], token);
        if (parts > 0)
            session.Execute(FigureSql.WriteParts(breakdowns), [], token);
        return (session.Scalar<long>("select count(*) from sorted", [], token), parts);
    }

    public void Dispose()
    {
        queue.Dispose();
        rows.Dispose();
        session.Dispose();
    }

    private void Name(IReadOnlyList<FigureSeries> series)
    {
        int[] order =
        [
            .. Enumerable.Range(0, series.Count)
                .OrderBy(i => series[i].Indicator, StringComparer.Ordinal).ThenBy(i => series[i].Period, StringComparer.Ordinal).ThenBy(i => series[i].Sex, StringComparer.Ordinal)
                .ThenBy(i => series[i].Part?.Age, StringComparer.Ordinal).ThenBy(i => series[i].Part?.CategoryType, StringComparer.Ordinal).ThenBy(i => series[i].Part?.Category, StringComparer.Ordinal),
        ];
        Fill("series", order.Length, (row, rank) => Add(row, order[rank], rank, series[order[rank]]));
    }

    private static void Add(BulkAppend row, int id, int rank, FigureSeries of) =>
        row.Add(id).Add(rank).Add(of.Indicator).Add(of.Period).Add(of.Sex).Add(of.Part?.Age).Add(of.Part?.CategoryType).Add(of.Part?.Category);

    private List<RepeatedFigure> First(int limit, CancellationToken token) => session.Query<RepeatedFigure>(
        """
        select f.series, f.area, f.place, f.value, c.series is not null as conflict
        from figure f left join conflict c on c.series = f.series and c.area = f.area
        left join figure first on f.again and not first.again and first.series = f.series and first.area = f.area
        where c.series is not null or (f.again and f.parent = first.parent)
        order by f.place limit $limit
        """,
        [("limit", limit)],
        token);

    private void Fill(string table, int count, Action<BulkAppend, int> add)
    {
        using var append = session.Append(table);
        for (var i = 0; i < count; i++)
        {
            add(append, i);
            append.EndRow();
        }

        append.Commit();
    }
}
