using HealthNeeds.Analytics.Draws;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Scenarios;

/// <summary>Areas ranked within each draw of a sample: what statements about several areas together are made of. Greatest need is rank 1.</summary>
public sealed class SampledRanks
{
    private readonly RankBuffer ranks;
    private readonly RankSummary summary;
    private readonly double[] worstTenth;

    private SampledRanks(RankBuffer ranks)
    {
        this.ranks = ranks;
        summary = ranks.Summarise(threads: 1);
        worstTenth = ranks.ShareWithin([.. Enumerable.Repeat(Tenth, ranks.Areas)]);
    }

    /// <summary>How many areas the worst tenth holds.</summary>
    public int Tenth => Ranks.Tenth(ranks.Areas);

    public int Draws => ranks.Draws;

    /// <exception cref="ArgumentException">The sample has no draw or no area.</exception>
    public static SampledRanks Of(NeedSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (sample.Draws.Count == 0 || sample.Areas.Count == 0) throw new ArgumentException("Without draws of areas there is nothing to rank.", nameof(sample));
        var buffer = new RankBuffer(sample.Draws.Count, sample.Areas.Count);
        var row = new int[sample.Areas.Count];
        for (var d = 0; d < sample.Draws.Count; d++)
        {
            var order = Ranks.Descending(Array.ConvertAll(sample.Draws[d], v => (double)v));
            for (var place = 0; place < order.Length; place++) row[order[place]] = place + 1;
            buffer.Record(d, row);
        }

        return new SampledRanks(buffer);
    }

    /// <summary>Median rank and the bounds of the middle 90% of these draws, by the release's own rule.</summary>
    /// <param name="area">Its place in the sample.</param>
    public RankInterval Interval(int area) => new(summary.Median[area], summary.Lower[area], summary.Upper[area], ranks.Areas);

    /// <summary>Share of these draws, 0 to 1, in which the area is in the worst tenth.</summary>
    public double WorstTenth(int area) => worstTenth[area];

    public int Rank(int draw, int area) => ranks[draw, area];

    /// <summary>In how many draws all of these areas at once are in the worst tenth.</summary>
    public int TogetherInWorstTenth(IReadOnlyList<int> areas) =>
        Enumerable.Range(0, ranks.Draws).Count(d => areas.All(a => Rank(d, a) <= Tenth));
}
