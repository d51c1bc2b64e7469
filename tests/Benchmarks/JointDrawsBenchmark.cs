using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Frames;

namespace HealthNeeds.Benchmarks;

/// <summary>Ranks of every focus area and of all together, by every kind, at every level, from joint draws.</summary>
internal sealed class JointDrawsBenchmark : IBenchmark
{
    private const string Work = "6 rankings by 3 kinds, LSOAs of England";

    public string Name => "joint-draws";

    public string Description => $"{MadeBasis.Draws} joint draws of {MadeBasis.Lsoas} LSOAs on all processors: six rankings by unmet need, burden and gap, each draw ordered, and every LSOA's median and limits found. The reference is one ranking of one kind, by itself, eighteen times: nothing is shared between them.";

    public IReadOnlyList<Limit> Limits { get; } = [Limit.Seconds("ours", 12, Work)];

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        var basis = MadeBasis.Make();
        var places = new LsoaPlaces(basis.Lsoas, MadeBasis.Areas);
        var level = RankedLevel.Of(places, MadeBasis.Areas)[0] is var all ? all with { Withins = [all.Withins[0]] } : throw new InvalidOperationException("There is no level of LSOAs.");
        var draws = new NeedDraws(basis, basis.Measures, new DrawnPlaces([.. Enumerable.Range(0, MadeBasis.Lsoas)], places.Msoas, places.Authorities));
        var ranks = Enumerable.Range(0, 3).Select(_ => new LevelRanks(level, new LevelMeans(level, places.Population), MadeBasis.Draws)).ToArray();
        yield return Measurement.Of("one by one", Work, () => Note([.. Rankings(basis).SelectMany(r => r).Select(r => Made(draws, [r], ranks, cancellation))]));
        yield return Measurement.Of("ours", Work, () => Note([.. Rankings(basis).Select(r => Made(draws, r, ranks, cancellation))]));
    }

    private static int Made(NeedDraws draws, IReadOnlyList<IReadOnlyList<DrawnMeasure>> kinds, LevelRanks[] ranks, CancellationToken cancellation)
    {
        RecordedDraws.Make(draws, MadeBasis.Draws, [.. kinds.Select((k, i) => (k, (IReadOnlyList<LevelRanks>)[ranks[i]]))], Environment.ProcessorCount, cancellation);
        return kinds.Select((_, i) => (int)ranks[i].Summaries(Environment.ProcessorCount)[0].Median[0]).Sum();
    }

    /// <summary>Per focus area, and overall, by each kind.</summary>
    private static IEnumerable<IReadOnlyList<IReadOnlyList<DrawnMeasure>>> Rankings(RankingBasis basis)
    {
        DrawnMeasure Of(string focus, NeedKind kind, double weight) => new(basis.Measures.Single(m => m.Focus == focus && m.Kind == kind), weight);
        var focuses = basis.Overall.Where(w => w.Kind == NeedKind.Unmet).ToArray();
        return focuses.Select(w => (IReadOnlyList<IReadOnlyList<DrawnMeasure>>)[.. Enum.GetValues<NeedKind>().Select(k => new[] { Of(w.Focus, k, 1) })])
            .Append([.. Enum.GetValues<NeedKind>().Select(k => focuses.Select(w => Of(w.Focus, k, w.Weight)).ToArray())]);
    }

    private static string Note(int[] medians) => $"medians of the first LSOA sum to {medians.Sum():N0}";
}
