using HealthNeeds.Analytics.Draws;

namespace HealthNeeds.Benchmarks;

/// <summary>Draws of England's LSOAs into median ranks and intervals, against sorting with the standard library.</summary>
internal sealed class RankingBenchmark : IBenchmark
{
    private const int Areas = 33_755;
    private const int Draws = 1000;
    /// <summary>Places of the lower bound, the median and the upper bound among the sorted draws, as the product takes them.</summary>
    private static readonly int[] Bounds = [(int)(0.05 * (Draws - 1)), (Draws - 1) / 2, (int)Math.Ceiling(0.95 * (Draws - 1))];

    private static readonly int[] Places = [.. Enumerable.Range(0, Areas)];

    public string Name => "ranking";

    public string Description => $"{Draws} draws of {Areas} scores, one thread: every draw ordered, every area's 5th, 50th and 95th percentile of rank found. Array.Sort does the same by sorting draws and then each area's ranks.";

    public IEnumerable<Measurement> Run(CancellationToken cancellation)
    {
        yield return Measurement.Of("Array.Sort", "ranks", Reference);
        yield return Measurement.Of("ours", "ranks", Ours);
    }

    private static string Ours()
    {
        var (scores, order, ranks, buffer) = (new float[Areas], new RadixOrder(Areas), new int[Areas], new RankBuffer(Draws, Areas));
        for (var draw = 0; draw < Draws; draw++)
        {
            Fill(scores, draw);
            var rank = 0;
            foreach (var area in order.Descending(scores)) ranks[area] = ++rank;
            buffer.Record(draw, ranks);
        }

        var summary = buffer.Summarise(threads: 1);
        return Note(summary.Median[0], summary.Lower[0], summary.Upper[0]);
    }

    private static string Reference()
    {
        var (scores, areas, ranks) = (new float[Areas], new int[Areas], new ushort[Areas * Draws]);
        for (var draw = 0; draw < Draws; draw++)
        {
            Fill(scores, draw);
            for (var i = 0; i < Areas; i++) (areas[i], scores[i]) = (i, -scores[i]);
            Array.Sort(scores, areas);
            for (var rank = 0; rank < Areas; rank++) ranks[(areas[rank] * Draws) + draw] = (ushort)(rank + 1);
        }

        for (var area = 0; area < Areas; area++) Array.Sort(ranks, area * Draws, Draws);
        return Note(ranks[Bounds[1]], ranks[Bounds[0]], ranks[Bounds[2]]);
    }

    private static void Fill(float[] scores, int draw)
    {
        new NormalStream(1, draw).Fill(scores, Places);
        for (var i = 0; i < scores.Length; i++) scores[i] -= (float)(i / (double)Areas);
    }

    private static string Note(int median, int lower, int upper) => $"first area: median rank {median:N0}, {lower:N0} to {upper:N0}";
}
