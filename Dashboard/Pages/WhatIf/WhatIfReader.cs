using HealthNeeds.Analytics.Scenarios;
using HealthNeeds.Dashboard.Api.Scenarios;
using HealthNeeds.Dashboard.Maps;
using HealthNeeds.Dashboard.Pages.Addresses;
using HealthNeeds.Dashboard.Releases;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Pages.WhatIf;

/// <summary>Makes the view of one scenario from the current release.</summary>
internal sealed class WhatIfReader(ReleaseReading reading, WhatIfMap map)
{
    /// <exception cref="OperationCanceledException">The reader left.</exception>
    public WhatIfView Read(WhatIfQuery query, ScenarioEngine engine, CancellationToken token)
    {
        var scenario = query.Scenario(reading.Region.Code);
        var result = engine.Run(scenario, Environment.ProcessorCount, token);
        var declared = RegionRankings.Declared(reading, query.Focus, query.Level, scenario.Within, query.Kind, token);
        var positions = DeclaredOrder.Positions(declared);
        var rows = result.Areas.Select((a, i) => new ScenarioRow(i + 1, a, engine.Areas[a.Code], positions.TryGetValue(a.Code, out var at) ? at : null)).ToList();
        var within = query.Within is { } code ? engine.Areas.GetValueOrDefault(code) : null;
        var extent = within?.DisplayName ?? reading.Region.Name;
        var isDeclared = scenario.IsDeclared(engine.Basis);
        return new WhatIfView(
            query,
            isDeclared,
            extent,
            reading.FocusAreas,
            reading.Authorities,
            within,
            Weights(query, engine.Basis, result),
            [.. Figures(query, engine.Basis)],
            [.. rows.Take(Math.Min(query.First, WhatIfView.MostRows))],
            rows.Count,
            isDeclared ? null : ScenarioMoves.Of(query.First, rows, positions, engine.Areas),
            rows.Count > 0 ? null : reading.WhyNotRanked(query.Focus, query.Level, query.Kind) ?? result.Reason,
            ScenarioNote.Of(scenario, engine.Basis),
            map.Draw(query, rows, extent),
            map.Missing,
            reading.Grounds(query.Focus).MeasuredBy(query.Kind),
            query.DownloadQuery(reading.Region.Within));
    }

    private List<WeightChoice> Weights(WhatIfQuery query, RankingBasis basis, ScenarioResult result)
    {
        if (query.Focus == FocusArea.Overall)
        {
            return [.. reading.FocusAreas.Where(f => basis.Overall.Any(w => w.Kind == NeedKind.Unmet && w.Focus == f.Id))
                .Select(f => new WeightChoice(f.Id, f.ShortName, query.Weights.GetValueOrDefault(f.Id, 1), result.Measures.FirstOrDefault(m => m.Measure.Focus == f.Id)?.Weight))];
        }

        var terms = basis.Measures.FirstOrDefault(m => m.Focus == query.Focus && m.Kind == query.Kind)?.Terms ?? [];
        var now = result.Measures.SelectMany(m => m.Measure.Terms).ToDictionary(t => t.Id, t => t.Share, StringComparer.Ordinal);
        return [.. terms.Select(t => new WeightChoice(t.Id, t.Title, query.Weights.GetValueOrDefault(t.Id, 1), result.Measures.Count == 0 ? null : now.GetValueOrDefault(t.Id)))];
    }

    /// <summary>Those that the ranking is made of.</summary>
    private static IEnumerable<FigureChoice> Figures(WhatIfQuery query, RankingBasis basis)
    {
        var used = basis.Measures.Where(m => m.Kind == query.Kind && (query.Focus == FocusArea.Overall || m.Focus == query.Focus)).SelectMany(m => m.Terms).SelectMany(t => t.Parts).ToHashSet(StringComparer.Ordinal);
        return basis.Parts.Where(p => used.Contains(p.Id)).Select(p => new FigureChoice(p.Id, p.Title, query.Without.Contains(p.Id, StringComparer.Ordinal)));
    }
}

/// <summary>The scenario's map: places in the colours of the scale, by how sure it is that they are in the worst tenth of those ranked.</summary>
internal sealed class WhatIfMap(ReleaseReading reading, BoundaryCache boundaries)
{
    public NoMap? Missing => boundaries.Missing(reading);

    /// <summary>Null where there is nothing to draw, or no outline.</summary>
    public MapView? Draw(WhatIfQuery query, IReadOnlyList<ScenarioRow> rows, string extent)
    {
        if (boundaries.Of(reading).Drawing is not { } drawing)
            return null;
        var drawn = rows.Select(r => (Row: r, Shape: drawing.Sheets[query.Level].Find(r.Area.Code))).Where(d => d.Shape is not null).ToList();
        if (drawn.Count == 0)
            return null;
        var box = MapBox.Of(drawn.Select(d => d.Shape!.Box)).Around(60);
        return new MapView(
            $"Map of {extent} under these weights: {Wording.Figures.Count(drawn.Count)} {LevelWords.Some(query.Level, drawn.Count)}, each a link. The table on this page holds the first of them.",
            box.ToString(),
            box.Unit,
            [.. drawn.Select(d => new MapPlace(d.Row.Area.Code.Value, d.Shape!.Path, AreaAddress.Of(d.Row.Area.Code, query.Focus), Words(d.Row), Band(d.Row.Found), NeedBands.IsWide(d.Row.Found.Rank), IsHere: false))],
            drawing.Outlines(query.Level, box, box.Unit),
            []);
    }

    private static NeedBand Band(ScenarioArea place) => Tiers.Of(place.WorstTenth) switch
    {
        Tier.VeryLikely => NeedBand.Need5,
        Tier.Likely => NeedBand.Need4,
        Tier.Possibly => NeedBand.Need3,
        _ => place.Score > 0 ? NeedBand.Need2 : NeedBand.Need1,
    };

    private static string Words(ScenarioRow row) =>
        $"{AreaWords.Full(row.Area)}: rank {RankWords.Range(row.Found.Rank)}; place {row.Position} of the list{(row.Declared is { } declared ? $", declared {declared}" : string.Empty)}";
}
