using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>
/// How sure it is how far an area is above or below England: its need, burden and gap, held against England's mean in the same draw, over a release's first draws.
/// Every ranking is drawn together, for they share their parts: of England once, of an area when it is asked for. Safe on several threads.
/// </summary>
public sealed class DrawnAmounts
{
    private readonly ScenarioEngine engine;
    private readonly DrawnAmount[] amounts;

    private DrawnAmounts(ScenarioEngine engine, DrawnAmount[] amounts) => (this.engine, this.amounts) = (engine, amounts);

    /// <summary>Draws all of England, which takes seconds.</summary>
    /// <param name="focuses">Focus areas, or "overall".</param>
    /// <param name="most">How many draws at most.</param>
    /// <param name="threads">Used at most; the result does not depend on them.</param>
    /// <exception cref="OperationCanceledException" />
    public static DrawnAmounts Of(ScenarioEngine engine, IEnumerable<string> focuses, int most, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(focuses);
        var count = Math.Min(most, engine.Basis.Draws);
        DrawnAmount[] asked =
        [
            .. focuses.SelectMany(_ => Enum.GetValues<NeedKind>(), (focus, kind) => new NeedScenario(focus, kind, AreaLevel.Lsoa21, AreaCode.England))
                .Select(s => new DrawnAmount(s.Focus, s.Kind, ScenarioMeasures.Of(engine.Basis, s), new double[count]))
                .Where(a => a.Measures.Count > 0),
        ];
        int[] rows = [.. Enumerable.Range(0, engine.Places.Lsoas.Length)];
        var (draws, shares) = (Draws(engine, asked, rows), Shares(engine, rows));
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, draws.Buffers, (d, _, buffers) =>
        {
            foreach (var amount in asked) amount.England[d] = Mean(draws, amount, d, buffers, shares);
            return buffers;
        }, _ => { });
        return new DrawnAmounts(engine, asked);
    }

    /// <summary>By focus area and kind, what an area's amounts are over the draws; without those that the release holds nothing to draw from. Empty for an area that is not ranked.</summary>
    /// <param name="focus">Only this one; all where null.</param>
    /// <exception cref="OperationCanceledException" />
    public IReadOnlyDictionary<(string Focus, NeedKind Kind), AmountInterval> Of(AreaLevel level, AreaCode area, string? focus = null, CancellationToken cancellation = default)
    {
        var rows = Rows(level, area);
        DrawnAmount[] asked = [.. amounts.Where(a => focus is null || a.Focus == focus)];
        if (rows.Length == 0 || asked.Length == 0) return new Dictionary<(string Focus, NeedKind Kind), AmountInterval>();
        var (draws, shares) = (Draws(engine, asked, rows), Shares(engine, rows));
        var (buffers, found) = (draws.Buffers(), Array.ConvertAll(asked, a => new double[a.England.Length]));
        for (var d = 0; d < found[0].Length; d++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var a = 0; a < asked.Length; a++) found[a][d] = (Mean(draws, asked[a], d, buffers, shares) / asked[a].England[d]) - 1;
        }

        return asked.Zip(found).ToDictionary(a => (a.First.Focus, a.First.Kind), a => AmountInterval.Of(a.Second));
    }

    private static NeedDraws Draws(ScenarioEngine engine, DrawnAmount[] amounts, int[] rows) =>
        new(engine.Basis, amounts.SelectMany(a => a.Measures).Select(m => m.Measure), new DrawnPlaces(rows, engine.Places.Msoas, engine.Places.Authorities));

    /// <summary>Residents' mean in one draw.</summary>
    private static double Mean(NeedDraws draws, DrawnAmount amount, int draw, DrawBuffers buffers, double[] shares)
    {
        draws.Draw(amount.Measures, draw, buffers);
        var mean = 0.0;
        for (var i = 0; i < shares.Length; i++) mean += shares[i] * buffers.Score[i];
        return mean;
    }

    /// <summary>Each LSOA's share of the residents of all of them.</summary>
    private static double[] Shares(ScenarioEngine engine, int[] rows)
    {
        double[] residents = Array.ConvertAll(rows, r => engine.Places.Population[r]);
        var all = residents.Sum();
        return Array.ConvertAll(residents, people => people / all);
    }

    /// <summary>The area's LSOAs, as positions among England's, ascending.</summary>
    private int[] Rows(AreaLevel level, AreaCode area) =>
        engine.Levels.FirstOrDefault(l => l.Level == level) is { } ranked && Array.BinarySearch(ranked.Codes, area) is >= 0 and var place
            ? [.. Enumerable.Range(0, ranked.AreaOfLsoa.Length).Where(i => ranked.AreaOfLsoa[i] == place)]
            : [];

    /// <param name="England">By draw, its residents' mean.</param>
    private sealed record DrawnAmount(string Focus, NeedKind Kind, IReadOnlyList<DrawnMeasure> Measures, double[] England);
}

/// <summary>A share above England's average over draws, 0.2 is a fifth more: median, and the bounds of 90% of the draws.</summary>
public sealed record AmountInterval(double Lower, double Median, double Upper)
{
    /// <param name="draws">One or more; they are put in order.</param>
    internal static AmountInterval Of(double[] draws)
    {
        Array.Sort(draws);
        return new AmountInterval(draws[DrawBounds.Low(draws.Length)], draws[DrawBounds.Middle(draws.Length)], draws[DrawBounds.High(draws.Length)]);
    }
}
