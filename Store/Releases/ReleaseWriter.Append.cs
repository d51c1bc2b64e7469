using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Conditions;
using HealthNeeds.Core.Releases;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Schema;

namespace HealthNeeds.Store.Releases;

/// <summary>One bulk load per table. A load that throws leaves nothing of itself.</summary>
internal sealed partial class ReleaseWriter
{
    public void AppendSources(IEnumerable<SourceCount> sources) => Load("source", sources, (row, s) => row
        .Add(s.Source.Id).Add(s.Source.Publisher).Add(s.Source.Title).Add(s.Source.Address.ToString()).Add(s.Source.Licence)
        .Add(s.Source.LicenceAddress.ToString()).Add(s.Source.Attribution).Add(s.Source.Period).Add(s.Source.Cadence)
        .Add(s.RowsIn).Add(s.RowsKept).Add(s.RowsRejected).Add(s.Sha256).Add(s.Source.Supply.Id()));

    public void AppendIcbHistory(IcbHistory history) => Load("icb_history", history.Overlaps, (row, o) => row
        .Add(o.Vintage).Add(o.Former.Value).Add(o.FormerName).Add(o.Now.Value).Add(o.NowName).Add(o.Lsoas).Add(o.Of));

    public void AppendAreas(IEnumerable<Area> areas) => Load("area", InPlace(areas), AreaRow.Add);

    /// <summary>Older codes of areas of the release.</summary>
    public void AppendPredecessors(IEnumerable<(AreaCode Code, AreaCode Before)> links) => Load("predecessor", links, (row, l) => row.Add(l.Code.Value).Add(l.Before.Value));

    public void AppendIndicators(IReadOnlyList<Indicator> indicators)
    {
        Load("indicator", indicators, (row, i) => row
            .Add(i.Id.Value).Add(i.Name).Add(i.Definition).Add(i.Unit).Add(i.Decimals).Add(i.Polarity.Id()).Add(i.Source).Add(i.Cadence)
            .Add(i.NativeLevel.Id()).Add(i.Modelled).Add(i.Caveat).Add(i.Domain).Add(i.Minimum).Add(i.Maximum).Add(i.Licence));
        Load("indicator_use", indicators.SelectMany(i => i.Uses, (i, use) => (i.Id, Use: use)), (row, u) => row
            .Add(u.Id.Value).Add(u.Use.Focus).Add(u.Use.Role.Id()).Add(u.Use.Ranks.Id()));
    }

    public void AppendFocusAreas(IEnumerable<FocusArea> focusAreas) => Load("focus_area", focusAreas.Select((f, i) => (Focus: f, Position: i)), (row, f) => row
        .Add(f.Focus.Id).Add(f.Focus.Name).Add(f.Focus.ShortName).Add(f.Focus.Question).Add(f.Focus.Weight).Add(f.Position));

    /// <param name="route">How the figures reached their areas; see schema.sql.</param>
    public void AppendObservations(IEnumerable<Observation> observations, string route) => Load("work.observation", observations, (row, o) => row
        .Add(o.Indicator.Value).Add(o.Area.Value).Add(o.Period.ToString()).Add(o.Period.End).Add(o.Sex.Id())
        .Add(o.Estimate?.Value).Add(o.Estimate?.Lower).Add(o.Estimate?.Upper).Add(o.Count).Add(o.Denominator).Add(o.Missing?.Id()).Add(route)
        .Add(o.Note).Add(o.Trend?.Id()));

    public void AppendBreakdowns(IndicatorId indicator, IEnumerable<Breakdown> breakdowns) => Load("work.breakdown", breakdowns, (row, b) => row
        .Add(indicator.Value).Add(b.Area.Value).Add(b.Period.ToString()).Add(b.Sex.Id()).Add(b.Age).Add(b.CategoryType).Add(b.Category)
        .Add(b.Estimate?.Value).Add(b.Estimate?.Lower).Add(b.Estimate?.Upper).Add(b.Count).Add(b.Denominator).Add(b.Missing?.Id()).Add(b.Note));

    public void AppendRankings(AreaLevel level, IEnumerable<NeedRanking> rankings) => Load("work.ranking", rankings, (row, r) => RankingRow.Add(row, level, r));

    public void AppendRanks(string focus, AreaLevel level, IEnumerable<(AreaCode Area, AreaCode Within, RankInterval Rank)> ranks) => Load("work.ranking_within", ranks, (row, r) => row
        .Add(focus).Add(level.Id()).Add(r.Area.Value).Add(r.Within.Value).Add(r.Rank.Median).Add(r.Rank.Lower).Add(r.Rank.Upper).Add(r.Rank.Of));

    /// <summary>By burden or gap; ranks by unmet need are <see cref="AppendRanks"/>'s.</summary>
    public void AppendKindRanks(string focus, AreaLevel level, IEnumerable<(NeedKind Kind, AreaCode Area, AreaCode Within, RankInterval Rank, double WorstTenth)> ranks) => Load("work.ranking_kind", ranks, (row, r) => row
        .Add(focus).Add(r.Kind.Id()).Add(level.Id()).Add(r.Area.Value).Add(r.Within.Value).Add(r.Rank.Median).Add(r.Rank.Lower).Add(r.Rank.Upper).Add(r.Rank.Of).Add(r.WorstTenth));

    public void AppendRankingBasis(RankingBasis basis)
    {
        Load("ranking_basis", [basis], (row, b) => row.Add(b.Seed).Add(b.Draws));
        Load("ranking_part", basis.Parts.Select((p, i) => (Part: p, Position: i)), (row, p) => row
            .Add(p.Position).Add(p.Part.Id).Add(p.Part.Title).Add(p.Part.LogRatio).Add(p.Part.Own).Add(p.Part.Msoa).Add(p.Part.Authority)
            .Add([.. p.Part.Errors.Select(e => e.Of)]).Add([.. p.Part.Errors.Select(e => e.Own)]).Add([.. p.Part.Errors.Select(e => e.Msoa)]).Add([.. p.Part.Errors.Select(e => e.Authority)]));
        Load("ranking_residents", basis.Residents, (row, r) => row.Add(r.Id).Add(r.LogRatio));
        Load("ranking_term", basis.Measures.SelectMany(m => m.Terms.Select((t, i) => (Measure: m, Term: t, Position: i))), (row, t) => row
            .Add(t.Measure.Focus).Add(t.Measure.Kind.Id()).Add(t.Measure.Set).Add(t.Position).Add(t.Term.Id).Add(t.Term.Title).Add(t.Term.Share).Add(t.Term.England)
            .Add(t.Term.Parts).Add(t.Term.Residents));
        Load("ranking_weight", basis.Overall.Select((w, i) => (Weight: w, Position: i)), (row, w) => row.Add(w.Weight.Kind.Id()).Add(w.Position).Add(w.Weight.Focus).Add(w.Weight.Weight));
    }

    public void AppendConditions(IEnumerable<Condition> conditions) => Load("condition", conditions.Select((c, i) => (Condition: c, Position: i)), (row, c) => row
        .Add(c.Condition.Id).Add(c.Condition.Focus).Add(c.Condition.Title).Add(c.Condition.Of).Add(c.Condition.CareKnown).Add(c.Condition.Note).Add(c.Position));

    /// <param name="needs">With the level of the area each is of.</param>
    public void AppendConditionNeeds(IEnumerable<(AreaLevel Level, ConditionNeed Need)> needs) => Load("work.condition_need", needs, (row, n) => row
        .Add(n.Need.Condition).Add(n.Level.Id()).Add(n.Need.Area.Value)
        .Add(n.Need.Have?.Value).Add(n.Need.Have?.Lower).Add(n.Need.Have?.Upper)
        .Add(n.Need.Unmet?.Value).Add(n.Need.Unmet?.Lower).Add(n.Need.Unmet?.Upper)
        .Add(n.Need.PerThousand?.Value).Add(n.Need.PerThousand?.Lower).Add(n.Need.PerThousand?.Upper)
        .Add(n.Need.Expected?.Value).Add(n.Need.Expected?.Lower).Add(n.Need.Expected?.Upper).Add(n.Need.Suppressed));

    public void AppendMoves(IEnumerable<RankMove> moves) => Load("work.rank_move", moves.Where(m => m.Verdict != MoveVerdict.Unmoved), (row, m) => row
        .Add(m.Focus).Add(m.Level.Id()).Add(m.Area.Value).Add(m.Within.Value)
        .Add(m.From?.Median).Add(m.From?.Lower).Add(m.From?.Upper).Add(m.From?.Of).Add(m.To?.Median).Add(m.To?.Lower).Add(m.To?.Upper).Add(m.To?.Of)
        .Add(m.Move).Add(m.Causes?.NewData).Add(m.Causes?.Revision).Add(m.Causes?.Method).Add(m.Causes?.Boundary).Add(m.Verdict == MoveVerdict.Changed));

    public void AppendContributions(string focus, AreaLevel level, IEnumerable<(AreaCode Area, Contribution Contribution)> contributions) => Load("work.contribution", contributions, (row, c) => row
        .Add(focus).Add(level.Id()).Add(c.Area.Value).Add(c.Contribution.Side.Id()).Add(c.Contribution.Domain).Add(c.Contribution.Value));

    public void AppendModels(IEnumerable<ModelCard> models) => Load("model", models, (row, m) => row
        .Add(m.Id).Add(m.Title).Add(m.Label).Add(m.Engine).Add(m.Shipped).Add(m.Areas).Add(m.Folds).Add(m.Rounds).Add(m.Seed).Add(m.Features).Add(m.Notes).Add(m.Workings));

    public void AppendMetrics(IEnumerable<ModelMetric> metrics) => Load("model_metric", metrics, (row, m) => row
        .Add(m.Model).Add(m.Scheme).Add(m.Candidate).Add(m.Metric).Add(m.Extent).Add(m.Value).Add(m.Lower).Add(m.Upper));

    public void AppendGates(IEnumerable<ModelGate> gates) => Load("model_gate", gates, (row, g) => row.Add(g.Model).Add(g.Gate).Add(g.Passed).Add(g.Detail));

    public void AppendSensitivities(IEnumerable<Sensitivity> sensitivities) => Load("sensitivity", sensitivities, (row, s) => row
        .Add(s.Focus).Add(s.Extent).Add(s.Factor)
        .Add(s.First).Add(s.FirstLower).Add(s.FirstUpper).Add(s.Total).Add(s.TotalLower).Add(s.TotalUpper));

    public void AppendAssets(AssetCatalogue catalogue)
    {
        Load("asset", catalogue.Assets, (row, a) => row.Add(a.Id).Add(ReleaseJson.Write(a)));
        Load("asset_link", catalogue.Links.Select((l, i) => (Link: l, Position: i)), (row, l) => row.Add(l.Position).Add(ReleaseJson.Write(l.Link)));
        Load("need", catalogue.Needs, (row, n) => row.Add(n.Id).Add(ReleaseJson.Write(n)));
        Load("asset_context", [catalogue.Context], (row, c) => row.Add(ReleaseJson.Write(c)));
    }

    /// <param name="source">Id of the source they came from.</param>
    /// <returns>How many there are.</returns>
    public int AppendTrustCatchments(string source, IReadOnlyList<TrustShare> shares)
    {
        Load("work.trust_catchment", shares, (row, s) => row.Add(s.Msoa.Value).Add(s.Trust).Add(s.TrustName).Add(s.Admission.Id()).Add(s.Period.ToString()).Add(s.Patients).Add(s.Share).Add(source));
        return shares.Count;
    }

    /// <param name="source">Id of the source they came from.</param>
    /// <param name="path">Of a file that <see cref="HealthNeeds.Store.Snapshots.PostcodeFile"/> wrote.</param>
    /// <returns>How many there are.</returns>
    public int AppendPostcodes(string source, string path, CancellationToken token = default) =>
        session.Execute("insert into work.postcode select postcode, lsoa, terminated, edition, $source from read_parquet($path)", [("source", source), ("path", path)], token);

    public void AppendPracticeCatchments(IEnumerable<PracticeShare> shares) => Load("practice_catchment", shares, (row, s) => row.Add(s.Practice).Add(s.Lsoa.Value).Add(s.Share).Add(s.List));

    public void AppendMatches(IEnumerable<AssetMatch> matches) => Load("work.match", matches, (row, m) => row
        .Add(m.Area.Value).Add(m.Focus).Add(m.Need).Add(m.AssetId).Add(m.Score).Add(m.Kilometres).Add(m.Reasons));

    public void AppendNoMatches(IEnumerable<NoMatch> noMatches) => Load("work.no_match", noMatches, (row, n) => row
        .Add(n.Area.Value).Add(n.Focus).Add(n.Need).Add(n.Reason));

    public void AppendAssetOutlooks(IEnumerable<AssetOutlook> outlooks) => Load("asset_outlook", outlooks, (row, o) => row
        .Add(o.Asset).Add(ReleaseJson.Write(o)));

    /// <summary>Neighbours stand together, so that a region is read in one go.</summary>
    private static IEnumerable<Area> InPlace(IEnumerable<Area> areas) =>
        areas.OrderBy(a => a.Level).ThenBy(a => a.Icb).ThenBy(a => a.LocalAuthority).ThenBy(a => a.Msoa).ThenBy(a => a.Code);

    private void Load<T>(string table, IEnumerable<T> items, Func<BulkAppend, T, BulkAppend> write)
    {
        using var append = session.Append(table);
        foreach (var item in items)
            write(append, item).EndRow();
        append.Commit();
    }
}
