using HealthNeeds.Analytics.Burden;
using HealthNeeds.Analytics.Care;
using HealthNeeds.Analytics.Frames;
using HealthNeeds.Analytics.Input;
using HealthNeeds.Analytics.Parts;
using HealthNeeds.Analytics.Synthetic;
using MathNet.Numerics.LinearAlgebra;

namespace HealthNeeds.Analytics.Unmet;

/// <summary>What rankings are drawn from, in the form that a release keeps.</summary>
internal static class NeedBasis
{
    private static readonly Dictionary<string, string> PartTitles = BurdenLabel.All.Select(l => (l.Id, l.Title))
        .Concat(WiderOutcome.All.Select(o => (o.Id, o.Title)))
        .Concat(CareFigure.All.Select(c => (c.Id, c.Title)))
        .ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);

    public static RankingBasis Of(AreaFrame frame, AnalysisOptions options, IReadOnlyList<FocusNeed> focuses, OverallNeed overall)
    {
        NeedMeasure[] measures = [.. focuses.SelectMany(f => new[] { f.Unmet, f.Burden, f.Gap }).OfType<NeedMeasure>().Concat(overall.Burden.Select(b => b.Measure)).DistinctBy(m => m.Id)];
        NeedTerm[] terms = [.. measures.SelectMany(m => m.Terms)];
        NeedPart[] parts = [.. terms.SelectMany(t => t.Parts).DistinctBy(p => p.Id).OrderBy(p => p.Id, StringComparer.Ordinal)];
        var joint = JointErrors.Of(frame, parts);
        var titles = frame.FocusAreas.Select(FocusAreaPlan.Of).Append(FocusAreaPlan.AllCauses)
            .SelectMany(p => p.Conditions).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Title, StringComparer.Ordinal);
        return new RankingBasis(
            options.Seed,
            options.Draws,
            frame.Lsoas,
            [.. parts.Select((p, i) => Part(p, Errors(p, i, parts.Length, joint)))],
            [.. terms.Select(t => t.Residents).OfType<ResidentsConcerned>().DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal).Select(r => new RankingResidents(r.Id, r.LogRatio))],
            [.. measures.OrderBy(m => m.Id, StringComparer.Ordinal).Select((m, i) => new RankingMeasure(m.Focus, m.Kind, i + 1, [.. m.Terms.Select(t => Term(t, titles))]))],
            [.. Weights(NeedKind.Unmet, overall.Unmet), .. Weights(NeedKind.Burden, overall.Burden), .. Weights(NeedKind.Gap, overall.Gap)]);
    }

    private static RankingPart Part(NeedPart part, IReadOnlyList<SharedError> errors) => new(
        part.Id,
        PartTitles.GetValueOrDefault(part.Id, part.Id),
        [.. part.LogRatio.Select((v, i) => part.Known[i] ? v : double.NaN)],
        part.Noise.Own,
        part.Noise.Msoa,
        part.Noise.Authority,
        errors);

    private static RankingTerm Term(NeedTerm term, Dictionary<string, string> titles) => new(term.Id, titles.GetValueOrDefault(term.Id, term.Id), term.Share, term.England, [.. term.Parts.Select(p => p.Id)], term.Residents?.Id);

    /// <summary>A part's own error, or those of parts it errs with, mixed.</summary>
    private static IReadOnlyList<SharedError> Errors(NeedPart part, int index, int parts, JointErrors joint)
    {
        if (joint.Of(index) is { } mixed) return mixed;
        if (part.SharedError is not (> 0 and var shared)) return [new SharedError(index, 1, 1, 1)];
        var (apart, together) = ((float)Math.Sqrt(1 - shared), (float)Math.Sqrt(shared));
        // What chance does to an MSOA's figure it does to no other: only the rest of what its LSOAs have in common goes together.
        var ofMsoas = shared * (1 - part.ChanceOfMsoas);
        return [new SharedError(index, apart, (float)Math.Sqrt(1 - ofMsoas), 1), new SharedError(parts, together, (float)Math.Sqrt(ofMsoas), 0)];
    }

    private static IEnumerable<MeasureWeight> Weights(NeedKind kind, IReadOnlyList<WeightedMeasure> measures) => measures.Select(m => new MeasureWeight(kind, m.Measure.Focus, m.Weight));
}

/// <summary>
/// How the errors of parts go together. What held-out estimates of several outcomes missed by in the same LSOA, MSOA and authority says how
/// often they are wrong together; a sum of parts that are wrong together is less sure than one of parts that are wrong apart.
/// Parts whose misses nobody knows at LSOA err on their own.
/// </summary>
internal sealed class JointErrors
{
    private const double MostCorrelation = 0.98;

    private readonly Dictionary<int, int> placeOf;
    private readonly double[,] own;
    private readonly double[,] msoa;
    private readonly double[,] authority;

    private JointErrors(int[] parts, double[,] own, double[,] msoa, double[,] authority) =>
        (Parts, placeOf, this.own, this.msoa, this.authority) = (parts, parts.Select((p, k) => (p, k)).ToDictionary(e => e.p, e => e.k), own, msoa, authority);

    /// <summary>Positions, in the parts given, of those that err together.</summary>
    public IReadOnlyList<int> Parts { get; }

    public static JointErrors Of(AreaFrame frame, IReadOnlyList<NeedPart> parts)
    {
        int[] joint = [.. Enumerable.Range(0, parts.Count).Where(p => parts[p].Misses is not null)];
        double[][] misses = [.. joint.Select(p => parts[p].Misses!)];
        int[] rows = [.. Enumerable.Range(0, frame.Count).Where(i => Array.TrueForAll(misses, m => !double.IsNaN(m[i])))];
        var size = joint.Length;
        double[,] lsoas = new double[size, size], msoas = new double[size, size], authorities = new double[size, size];
        for (var a = 0; a < size && rows.Length > 0; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var total = rows.Average(i => misses[a][i] * misses[b][i]);
                var (ofMsoa, ofAuthority) = (SharedVariance.Of(frame.Msoas, rows, misses[a], misses[b]), SharedVariance.Of(frame.Authorities, rows, misses[a], misses[b]));
                (lsoas[a, b], msoas[a, b], authorities[a, b]) = (total - ofMsoa, ofMsoa - ofAuthority, ofAuthority);
            }
        }

        return new JointErrors(joint, Mixing(lsoas), Mixing(msoas), Mixing(authorities));
    }

    /// <summary>Correlations of two of <see cref="Parts"/>' errors of single LSOAs, and of authorities.</summary>
    public (double Own, double Authority) Correlation(int first, int second) => (Product(own, placeOf[first], placeOf[second]), Product(authority, placeOf[first], placeOf[second]));

    /// <summary>Which independent errors a part's error is mixed from; null where its misses are not known.</summary>
    public IReadOnlyList<SharedError>? Of(int part) => placeOf.TryGetValue(part, out var row)
        ? [.. Enumerable.Range(0, row + 1).Select(k => new SharedError(Parts[k], (float)own[row, k], (float)msoa[row, k], (float)authority[row, k]))]
        : null;

    private static double Product(double[,] mixing, int a, int b) => Enumerable.Range(0, mixing.GetLength(1)).Sum(k => mixing[a, k] * mixing[b, k]);

    /// <summary>From covariances (lower triangle) to the lower triangle that makes independent shocks correlated; drawn towards independence until it exists.</summary>
    private static double[,] Mixing(double[,] covariances)
    {
        var size = covariances.GetLength(0);
        double Correlation(int a, int b) => covariances[a, a] > 0 && covariances[b, b] > 0
            ? Math.Clamp(covariances[a, b] / Math.Sqrt(covariances[a, a] * covariances[b, b]), -MostCorrelation, MostCorrelation)
            : 0;
        for (var kept = 1.0; kept > 0; kept -= 0.05)
        {
            var matrix = Matrix<double>.Build.Dense(size, size, (r, c) => r == c ? 1 : kept * Correlation(Math.Max(r, c), Math.Min(r, c)));
            try
            {
                return matrix.Cholesky().Factor.ToArray();
            }
            catch (ArgumentException)
            {
                // Not positive definite: moments of small groups need not be. The next try is nearer to independence.
            }
        }

        return Matrix<double>.Build.DenseIdentity(size).ToArray();
    }
}
