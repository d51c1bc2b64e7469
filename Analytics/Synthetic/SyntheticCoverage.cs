using System.Globalization;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Statistics;

namespace HealthNeeds.Analytics.Synthetic;

/// <summary>Do intervals of estimates from larger areas keep their word? Tried on outcomes that are known at LSOA, each judged by what the others teach.</summary>
internal sealed class SyntheticCoverage(AreaFrame frame, SyntheticStudy study)
{
    public const string ModelId = "synthetic-estimates";
    private const int Composite = 3;

    public (ModelCard? Card, IReadOnlyList<ModelGate> Gates) Run()
    {
        var tried = new[] { (Title: "authorities", Groups: frame.Authorities), (Title: "MSOAs", Groups: frame.Msoas) }.Where(t => study.Calibrated(t.Groups).Trials.Count > Composite).ToArray();
        if (tried.Length == 0) return (null, []);
        var card = new ModelCard(ModelId, "Estimates from larger areas", "published outcomes, estimated as if known for larger areas only", "none", "calibrated", frame.Count, 0, 0, 0, [.. study.Calibrated(frame.Authorities).Trials.Select(t => t.Id)],
        [
            .. tried.Select(t => Words(t.Title, study.Calibrated(t.Groups).Calibration)),
            "What is learned from these outcomes is taken to hold for outcomes that nobody knows below larger areas. That cannot be tested.",
        ]);
        return (card, [.. tried.SelectMany(t => Gates(t.Title, study.Calibrated(t.Groups).Trials))]);
    }

    private IEnumerable<ModelGate> Gates(string title, IReadOnlyList<SyntheticTrial> trials)
    {
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(i => trials.All(t => !double.IsNaN(t.Truth[i])))];
        var learned = trials.Select(t => SyntheticCalibration.Of(frame, [.. trials.Where(o => o != t)])).ToArray();
        var single = trials.Select((t, k) => Inside(rows, [(t, learned[k])], 0)).ToArray();
        var triples = trials.Select((_, left) => Inside(rows, [.. trials.Select((t, k) => (t, learned[k])).Where((_, k) => k != left)], learned[left].Correlation)).ToArray();
        yield return Gate(title, "single", single, $"Outcomes known at LSOA, estimated from {title}");
        yield return Gate(title, "composite", triples, $"Sums of three such outcomes, estimated from {title}");
    }

    /// <summary>Share of areas whose sum of standardised outcomes lies inside its 90% interval.</summary>
    private static double Inside(int[] rows, IReadOnlyList<(SyntheticTrial Trial, SyntheticCalibration Learned)> parts, double correlation)
    {
        var scales = parts.Select(p => 1 / Spread.Of(rows.Select(i => p.Trial.Truth[i])).Sd).ToArray();
        var sds = parts.Select((p, k) => scales[k] * p.Learned.MissRatio * p.Trial.GroupMiss).ToArray();
        var variance = 0.0;
        for (var a = 0; a < sds.Length; a++)
        {
            for (var b = 0; b < sds.Length; b++) variance += sds[a] * sds[b] * (a == b ? 1 : correlation);
        }

        return rows.Average(i => Math.Abs(parts.Select((p, k) => scales[k] * (p.Trial.Truth[i] - (p.Learned.Slope * p.Trial.Estimate[i]))).Sum()) <= Calibration.Normal90 * Math.Sqrt(variance) ? 1.0 : 0);
    }

    private static ModelGate Gate(string title, string gate, double[] shares, string what) =>
        new(ModelId, $"{title.ToLowerInvariant()}-{gate}-coverage", shares.Average() is >= 0.87 and <= 0.93, string.Create(CultureInfo.InvariantCulture, $"{what}: {100 * shares.Average():0.0}% lie inside their 90% interval (allowed: 87% to 93%), from {100 * shares.Min():0.0}% to {100 * shares.Max():0.0}% by which are tried."));

    private static string Words(string title, SyntheticCalibration c) => string.Create(
        CultureInfo.InvariantCulture,
        $"From {title}: {100 * c.Slope:0}% of the slope between them holds within them; an LSOA is missed by {c.MissRatio:0.0} times what {title} left out are missed by, {100 * c.MsoaShare:0}% of that in common with its MSOA; misses of two outcomes correlate by {c.Correlation:0.00}.");
}
