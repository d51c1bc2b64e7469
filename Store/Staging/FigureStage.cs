using HealthNeeds.Core.Runs;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Staging;

/// <summary>
/// Takes figures in as published, sets aside those that break a rule, and carries the others to the areas of the release.
/// Steps in order: indicators and areas of the release, look-ups, figures, <see cref="Check"/>, <see cref="Attribute"/>,
/// <see cref="Columns"/>. Long because all that is done to figures between their files and the release is asked for here.
/// </summary>
internal sealed class FigureStage
{
    private readonly Session session;

    /// <param name="session">Of the writer whose release the figures go to.</param>
    public FigureStage(Session session)
    {
        this.session = session;
        session.Execute(EmbeddedSql.Read("work.sql"));
    }

    /// <summary>From areas.parquet into the release; returns how many.</summary>
    public int LoadAreas(string path, CancellationToken token = default) =>
        session.Execute(
            """
            insert into area by name
            select code, level, name, place_name, msoa21, ltla24, ltla24_name, icb, icb24, population::integer as population, rural_urban, latitude, longitude
            from read_parquet($path)
            order by level, icb, ltla24, msoa21, code
            """,
            [("path", path)],
            token);

    /// <summary>LSOAs of 2011 and 2021: columns lsoa11, lsoa21, change.</summary>
    public int LoadLsoaLookUp(string path, CancellationToken token = default) =>
        session.Execute("insert into work.lsoa_change by name select lsoa11, lsoa21, change from read_parquet($path)", [("path", path)], token);

    /// <summary>MSOAs of 2011 and 2021: columns msoa11, msoa21, population (of both).</summary>
    public int LoadMsoaLookUp(string path, CancellationToken token = default) =>
        session.Execute("insert into work.msoa_change by name select msoa11, msoa21, population from read_parquet($path)", [("path", path)], token);

    /// <summary>Authorities of 2021 and 2024: columns ltla21, ltla24, population (of both). Codes that came later are aliases, see <see cref="RecodedAreas"/>.</summary>
    public int LoadAuthorityLookUp(string path, CancellationToken token = default) =>
        session.Execute(
            $"insert into work.ltla_change by name select ltla21, ltla24, population from read_parquet($path) where ltla21 not in ({RecodedAreas.Newer})",
            [("path", path)],
            token);

    /// <summary>Patients of a practice who live in an LSOA: columns practice, lsoa11 or lsoa21, patients.</summary>
    public int LoadRegistrations(string path, CancellationToken token = default) =>
        session.Execute("insert into work.registration by name select * from read_parquet($path)", [("path", path)], token);

    /// <summary>One source's figures; the row's number in the file, from 1, is its line. Notes and trends are there where their publisher gives them. Returns how many came.</summary>
    public int LoadFigures(string source, string path, CancellationToken token = default) =>
        session.Execute(
            $"""
            insert into work.figure by name
            select $source as source, file_row_number + 1 as line, indicator, {RecodedAreas.Older("area")} as area, period, sex, value, lower, upper, count, denominator,
                columns(c -> c in ('missing', 'note', 'trend'))
            from read_parquet($path, file_row_number = true)
            """,
            [("source", source), ("path", path)],
            token);

    /// <summary>One source's figures of parts of the people. Returns how many came.</summary>
    public int LoadBreakdowns(string source, string path, CancellationToken token = default) =>
        session.Execute(
            $"""
            insert into work.published_breakdown
            select $source, indicator, {RecodedAreas.Older("area")}, period, sex, age, category_type, category, value, lower, upper, count, denominator, missing, note
            from read_parquet($path)
            """,
            [("source", source), ("path", path)],
            token);

    /// <summary>Applies the row rules. What breaks one is set aside; where its place is known, the area shows "failed" instead of nothing.</summary>
    /// <returns>How many rows of each source came, and how many were set aside.</returns>
    public IReadOnlyList<FigureCount> Check(CancellationToken token = default)
    {
        RecodedAreas.Settle(session, token);
        var rowsIn = session.Query<(string Source, long Rows)>("select source, count(*) as rows from work.figure group by source", [], token);
        LoadPeriods(token);
        foreach (var rule in FigureRules.All)
            rule.Apply(session, token);
        var rejected = session.Query<(string Source, long Rows)>("select source, count(*) as rows from (select distinct source, line from work.rejection) group by source", [], token)
            .ToDictionary(r => r.Source, r => r.Rows, StringComparer.Ordinal);
        BreakdownRules.Settle(session, token);
        return rowsIn.ConvertAll(r => new FigureCount(r.Source, r.Rows, rejected.GetValueOrDefault(r.Source)));
    }

    /// <summary>What was set aside when the publishers' files were first read, reported beside what is set aside now. After <see cref="Check"/>, which judges by line.</summary>
    /// <param name="except">Sources whose rejections are of figures that are not used.</param>
    public int LoadRejections(string path, IReadOnlySet<string> except, CancellationToken token = default) =>
        session.Execute(
            """
            insert into work.rejection by name
            select source, rule, line, key, reason, found, expected from read_parquet($path)
            where not list_contains(string_split($except, ' '), source)
            """,
            [("path", path), ("except", string.Join(' ', except))],
            token);

    /// <summary>Rows set aside, at most <paramref name="limit"/>, by source and line.</summary>
    public IReadOnlyList<Rejection> Rejections(int limit, CancellationToken token = default) =>
        session.Query<Rejection>(
            "select source, rule, line, key, reason, found, expected from work.rejection order by source, line, rule limit $limit",
            [("limit", limit)],
            token);

    /// <summary>Per indicator, period and sex: how many areas of its native level came with a value, of how many there are.</summary>
    public IReadOnlyList<FigureBatch> Batches(CancellationToken token = default) => FigureBatches.Of(session, token);

    /// <summary>Carries every figure to the areas of the release, and sums up LSOAs to larger areas. Which areas those were before is kept in the release.</summary>
    public IReadOnlyList<AttributionCount> Attribute(CancellationToken token = default)
    {
        AreaPredecessors.Write(session, token);
        var attribution = new FigureAttribution(session);
        var counts = attribution.Run(token);
        Suppressed = attribution.Suppressed;
        return counts;
    }

    /// <summary>How many figures are hidden because a suppressed one could be reckoned from them; known once figures have reached their areas.</summary>
    public int Suppressed { get; private set; }

    /// <summary>How many observations the release will hold.</summary>
    public long Observations(CancellationToken token = default) => session.Scalar<long>("select count(*) from work.observation", [], token);

    /// <summary>Every figure held at one level as columns over the same areas, in the order of their codes.</summary>
    public AreaTable Columns(AreaLevel level, CancellationToken token = default) => Columns(level, [], token);

    /// <param name="limited">Indicators of which limits and counts are wanted besides.</param>
    public AreaTable Columns(AreaLevel level, IReadOnlyCollection<IndicatorId> limited, CancellationToken token) => FigureColumns.Read(session, "work", level, limited, token);

    /// <summary>Practices' figures carried to LSOAs twice: by one half of the practices, and by the other.</summary>
    public (AreaTable First, AreaTable Second) PracticeHalves(IReadOnlyCollection<IndicatorId> indicators, CancellationToken token = default) => new PracticeHalvesReader(session).Read(indicators, token);

    /// <summary>The areas of the release, by code.</summary>
    public IReadOnlyList<Area> Areas(CancellationToken token = default) =>
        session.Query<AreaRow>($"select {AreaRow.Columns} from area a order by a.code", [], token).ConvertAll(r => r.ToArea());

    private void LoadPeriods(CancellationToken token)
    {
        session.Execute("delete from work.period", [], token);
        var texts = session.Query<string>("select distinct period from work.figure where period is not null", [], token);
        using var append = session.Append("work.period");
        foreach (var text in texts)
            if (Period.TryParse(text, out var period)) append.Add(text).Add(period.ToString()).Add(period.End).EndRow();

        append.Commit();
    }
}
