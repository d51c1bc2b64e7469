using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>Draws a release's rankings again under a reader's weights: at declared weights they are the release's, to the last place. Safe on several threads.</summary>
public sealed class ScenarioEngine
{
    private readonly LsoaPlaces places;
    private readonly IReadOnlyList<RankedLevel> levels;
    private readonly RepeatedPlaces repeated;

    /// <param name="areas">The release's LSOAs, MSOAs and local authorities. ICBs are ranked too, within England, though a release ranks none.</param>
    /// <exception cref="ArgumentException">An LSOA of the basis, or an area it belongs to, is not among the areas.</exception>
    public ScenarioEngine(RankingBasis basis, IReadOnlyList<Area> areas)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(areas);
        Basis = basis;
        places = new LsoaPlaces(basis.Lsoas, areas);
        levels = [.. RankedLevel.Of(places, areas), RankedLevel.OfIcbs(places)];
        Areas = areas.ToDictionary(a => a.Code);
        repeated = new RepeatedPlaces(basis.Parts.Count, basis.Draws, KeptRoom.OfTheProcess);
    }

    public RankingBasis Basis { get; }

    public IReadOnlyDictionary<AreaCode, Area> Areas { get; }

    internal LsoaPlaces Places => places;

    internal IReadOnlyList<RankedLevel> Levels => levels;

    /// <param name="threads">Used at most; the result does not depend on them.</param>
    /// <exception cref="ArgumentException">Areas of the level are not ranked within that area.</exception>
    /// <exception cref="OperationCanceledException" />
    public ScenarioResult Run(NeedScenario scenario, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        if (!ScenarioMeasures.AreHeld(Basis, scenario)) return new ScenarioResult([], [], $"The release holds no figure to rank '{scenario.Focus}' by {scenario.Kind.Id()}.");
        var measures = ScenarioMeasures.Of(Basis, scenario);
        MeasureUsed[] used = [.. measures.Select(m => new MeasureUsed(m.Measure, m.Weight))];
        if (measures.Count == 0) return new ScenarioResult(used, [], "Nothing is left to rank by: every figure is left out or weighs nothing.");
        if (scenario.Level is not (AreaLevel.Ltla24 or AreaLevel.Icb) && !PlaceDifferences.Exist(Basis, measures, places.Authorities.Of))
            return new ScenarioResult(used, [], "What is left to rank by is known for local authorities only.");
        var scope = ScenarioScope.Of(levels, scenario);
        var ranks = Draw(measures, scope, Math.Min(scenario.Draws ?? Basis.Draws, Basis.Draws), threads, cancellation);
        return new ScenarioResult(used, Ranked(scenario, measures, scope, ranks, threads), Reason: null);
    }

    /// <summary>The first draws of what areas of the scenario's level are ranked by, as they are drawn for their ranks.</summary>
    /// <param name="most">How many draws at most.</param>
    /// <param name="only">Areas to draw; all of the scenario where null. They are drawn as among all others.</param>
    /// <returns>Null where the basis holds nothing to rank by.</returns>
    /// <exception cref="ArgumentException">Areas of the level are not ranked within that area.</exception>
    /// <exception cref="OperationCanceledException" />
    public NeedSample? Sample(NeedScenario scenario, int most, IReadOnlySet<AreaCode>? only = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var measures = ScenarioMeasures.AreHeld(Basis, scenario) ? ScenarioMeasures.Of(Basis, scenario) : [];
        if (measures.Count == 0) return null;
        var scope = ScenarioScope.Of(levels, scenario, only);
        var (means, mean) = (Means(scope), new float[scope.Level.Count]);
        var draws = new NeedDraws(Basis, measures.Select(m => m.Measure), new DrawnPlaces(scope.Rows, places.Msoas, places.Authorities));
        var (buffers, drawn) = (draws.Buffers(), new float[Math.Min(most, Basis.Draws)][]);
        for (var d = 0; d < drawn.Length; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            draws.Draw(measures, d, buffers);
            drawn[d] = [.. means.Of(buffers.Score, mean)];
        }

        return new NeedSample(scope.Level.Codes, drawn);
    }

    /// <summary>In each of the first draws, the need from which on an area is in the worst tenth of the scenario's areas, and the mean need of all their residents.</summary>
    /// <inheritdoc cref="Sample"/>
    /// <param name="threads">Used at most; the result does not depend on them.</param>
    public DrawnTenths? Tenths(NeedScenario scenario, int most, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var measures = ScenarioMeasures.AreHeld(Basis, scenario) ? ScenarioMeasures.Of(Basis, scenario) : [];
        if (measures.Count == 0) return null;
        var scope = ScenarioScope.Of(levels, scenario);
        double[] residents = Array.ConvertAll(scope.Rows, r => places.Population[r]);
        var (means, tenth, all) = (Means(scope), Ranks.Tenth(scope.Level.Count), residents.Sum());
        var draws = new NeedDraws(Basis, measures.Select(m => m.Measure), new DrawnPlaces(scope.Rows, places.Msoas, places.Authorities));
        var (least, mean) = (new float[Math.Min(most, Basis.Draws)], new double[Math.Min(most, Basis.Draws)]);
        Parallel.For(0, least.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, draws.Buffers, (d, _, buffers) =>
        {
            draws.Draw(measures, d, buffers);
            var values = means.Of(buffers.Score, buffers.LevelScore);
            least[d] = values[buffers.Order.Descending(values)[tenth - 1]];
            for (var i = 0; i < residents.Length; i++) mean[d] += residents[i] / all * buffers.Score[i];
            return buffers;
        }, _ => { });
        return new DrawnTenths(least, mean);
    }

    private LevelRanks Draw(IReadOnlyList<DrawnMeasure> measures, ScenarioScope scope, int count, int threads, CancellationToken cancellation)
    {
        var draws = new NeedDraws(Basis, measures.Select(m => m.Measure), new DrawnPlaces(scope.Rows, places.Msoas, places.Authorities), repeated.Parts(scope.Rows));
        var ranks = new LevelRanks(scope.Level, Means(scope), count);
        RecordedDraws.Make(draws, count, [(measures, [ranks])], threads, cancellation);
        return ranks;
    }

    private LevelMeans Means(ScenarioScope scope) => new(scope.Level, Array.ConvertAll(scope.Rows, r => places.Population[r]));

    private ScenarioArea[] Ranked(NeedScenario scenario, IReadOnlyList<DrawnMeasure> measures, ScenarioScope scope, LevelRanks ranks, int threads)
    {
        var (level, summary) = (scope.Level, ranks.Summaries(threads)[0]);
        var score = ranks.Means.Of(ScenarioScores.Of(Basis, measures, scope.Rows));
        var (first, worstTenth, known) = (ranks.First(scenario.First), ranks.WorstTenth(), new bool[level.Count]);
        var rows = scenario.Kind == NeedKind.Gap ? ScenarioScores.Known(Basis, measures, scope.Rows) : [.. Enumerable.Repeat(true, scope.Rows.Length)];
        for (var i = 0; i < rows.Length; i++) known[level.AreaOfLsoa[i]] |= rows[i];
        return
        [
            .. Enumerable.Range(0, level.Count)
                .Select(a => new ScenarioArea(level.Codes[a], known[a] ? score[a] : null, new RankInterval(summary.Median[a], summary.Lower[a], summary.Upper[a], level.Count), first[a], worstTenth[a]))
                .OrderBy(a => a.Rank.Median).ThenByDescending(a => a.Score ?? double.NegativeInfinity).ThenBy(a => a.Code),
        ];
    }
}

/// <param name="Measures">What was ranked by; weights sum to 1, and so do a measure's shares.</param>
/// <param name="Areas">Greatest need first: by median rank, then by score, then by code. Empty where areas cannot be ranked.</param>
/// <param name="Reason">Why there is none; null where there are some.</param>
public sealed record ScenarioResult(IReadOnlyList<MeasureUsed> Measures, IReadOnlyList<ScenarioArea> Areas, string? Reason);

/// <summary>Draws of need per resident.</summary>
/// <param name="Areas">In the order of their codes.</param>
/// <param name="Draws">By draw, then area: against England's average, which is 1; never negative.</param>
public sealed record NeedSample(IReadOnlyList<AreaCode> Areas, IReadOnlyList<float[]> Draws);

public sealed record MeasureUsed(RankingMeasure Measure, double Weight);

/// <param name="Score">Share above England's average over residents; null where a gap is not known.</param>
/// <param name="Rank">Among the scenario's areas.</param>
/// <param name="First">Chance, 0 to 1, of being among the first.</param>
/// <param name="WorstTenth">Chance of being in the worst tenth of the scenario's areas.</param>
public sealed record ScenarioArea(AreaCode Code, double? Score, RankInterval Rank, double First, double WorstTenth);
