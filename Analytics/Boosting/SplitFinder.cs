using System.Numerics;
using System.Runtime.CompilerServices;

namespace HealthNeeds.Analytics.Boosting;

/// <summary>Finds the best split of a node from its histogram, with missing values on either side, within monotone bounds.</summary>
internal sealed class SplitFinder(BinnedMatrix bins, PackedGradients gradients, TrainingOptions options)
{
    // A split must gain more than rounding could feign.
    private const double LeastRelativeGain = 1e-9;

    private readonly IReadOnlyList<FeatureSpec> features = bins.Matrix.Features;
    private readonly long[] cumulative = new long[BinnedMatrix.BinsPerFeature + Vector<long>.Count];
    private readonly double[] scores = new double[BinnedMatrix.BinsPerFeature + Vector<double>.Count];

    /// <summary>The split with the highest score; among equals the first feature and the lowest bin.</summary>
    public SplitCandidate Find(GradientHistogram histogram, NodeSums node, bool[] drawn)
    {
        var best = SplitCandidate.None;
        for (var f = 0; f < drawn.Length; f++)
        {
            if (drawn[f]) best = Search(f, histogram.Feature(f), node, best);
        }

        var parent = node.Score(gradients, options.L2);
        return best.Score - parent > LeastRelativeGain * Math.Abs(best.Score) ? best : SplitCandidate.None;
    }

    private SplitCandidate Search(int feature, ReadOnlySpan<long> sums, NodeSums node, SplitCandidate best)
    {
        var cuts = bins.Edges(feature).Length;
        var missing = sums[BinnedMatrix.MissingBin];
        Accumulate(sums, cuts);
        var rule = new SplitRule(gradients, options, node, features[feature].Monotone);
        best = Better(best, rule, feature, cuts, node.Word, missing: 0);
        if (missing == 0) return WithMajority(best, feature, node);
        best = Better(best, rule, feature, cuts, node.Word, missing);
        return BetterByMissing(best, node, feature, cuts, node.Word - missing);
    }

    /// <summary>Where no training row lacks the value, a later row that does goes with the majority.</summary>
    private SplitCandidate WithMajority(SplitCandidate best, int feature, NodeSums node) =>
        best.Feature == feature
            ? best with { MissingLeft = gradients.Hessian(best.Left) > gradients.Hessian(node.Word - best.Left) }
            : best;

    /// <summary>Running sums at every cut.</summary>
    private void Accumulate(ReadOnlySpan<long> sums, int cuts)
    {
        var sum = 0L;
        for (var b = 0; b < cuts; b++) cumulative[b] = sum += sums[b];
    }

    private SplitCandidate Better(SplitCandidate best, in SplitRule rule, int feature, int cuts, long all, long missing)
    {
        // Lanes beyond the last cut leave nothing for the right child, which forbids them.
        cumulative.AsSpan(cuts, Vector<long>.Count).Fill(all - missing);
        var top = new Vector<double>(double.NegativeInfinity);
        for (var b = 0; b < cuts; b += Vector<long>.Count)
        {
            var score = rule.Score(new Vector<long>(cumulative, b) + new Vector<long>(missing));
            score.CopyTo(scores, b);
            top = Vector.Max(top, score);
        }

        var highest = Highest(top);
        if (!(highest > best.Score)) return best;
        var bin = Array.IndexOf(scores, highest);
        return new(feature, bin, missing != 0, highest, cumulative[bin] + missing);
    }

    /// <summary>Missing against present says nothing about direction, so no monotone rule applies to it.</summary>
    private SplitCandidate BetterByMissing(SplitCandidate best, NodeSums node, int feature, int cuts, long present)
    {
        var rule = new SplitRule(gradients, options, node, Monotone.None);
        var score = rule.Score(new Vector<long>(present))[0];
        return score > best.Score ? new(feature, cuts, MissingLeft: false, score, present) : best;
    }

    private static double Highest(Vector<double> lanes)
    {
        var highest = lanes[0];
        for (var i = 1; i < Vector<double>.Count; i++) highest = Math.Max(highest, lanes[i]);
        return highest;
    }
}

/// <summary>A way to split a node: bins up to and including <see cref="Bin"/> go left.</summary>
/// <param name="Feature">-1 when there is no way.</param>
/// <param name="Bin">The last bin when only missing values go right.</param>
/// <param name="MissingLeft">Side of missing values.</param>
/// <param name="Score">Reduction of the objective reached by both children, doubled.</param>
/// <param name="Left">Packed gradients of the left child.</param>
internal readonly record struct SplitCandidate(int Feature, int Bin, bool MissingLeft, double Score, long Left)
{
    public static SplitCandidate None { get; } = new(-1, 0, MissingLeft: false, double.NegativeInfinity, 0);
}

/// <summary>Scores several cuts of one node at once. The same arithmetic as <see cref="NodeSums"/>, lane by lane.</summary>
internal readonly ref struct SplitRule(PackedGradients gradients, TrainingOptions options, NodeSums node, Monotone monotone)
{
    private readonly Vector<double> gradientUnit = new(gradients.GradientUnit);
    private readonly Vector<double> hessianUnit = new(gradients.HessianUnit);
    private readonly Vector<double> gradient = new(gradients.Gradient(node.Word));
    private readonly Vector<double> hessian = new(gradients.Hessian(node.Word));
    private readonly Vector<double> l2 = new(options.L2);
    private readonly Vector<double> lowest = new(node.Lowest);
    private readonly Vector<double> highest = new(node.Highest);
    private readonly Vector<double> leastHessian = new(Math.Max(options.MinChildWeight, gradients.HessianUnit));
    private readonly Vector<double> direction = new((double)monotone);

    /// <summary>The sum of both children's scores; minus infinity where a child is too light or the direction is wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Score(Vector<long> left)
    {
        var leftGradient = Vector.ConvertToDouble(left >> 32) * gradientUnit;
        var leftHessian = Vector.ConvertToDouble(left & new Vector<long>(uint.MaxValue)) * hessianUnit;
        var (rightGradient, rightHessian) = (gradient - leftGradient, hessian - leftHessian);
        var leftValue = Value(leftGradient, leftHessian);
        var rightValue = Value(rightGradient, rightHessian);
        var allowed = Vector.GreaterThanOrEqual(Vector.Min(leftHessian, rightHessian), leastHessian)
            & Vector.GreaterThanOrEqual((rightValue - leftValue) * direction, Vector<double>.Zero);
        var score = Gain(leftGradient, leftHessian, leftValue) + Gain(rightGradient, rightHessian, rightValue);
        return Vector.ConditionalSelect(allowed, score, new Vector<double>(double.NegativeInfinity));
    }

    private Vector<double> Value(Vector<double> childGradient, Vector<double> childHessian) =>
        Vector.Min(Vector.Max(-childGradient / (childHessian + l2), lowest), highest);

    private Vector<double> Gain(Vector<double> childGradient, Vector<double> childHessian, Vector<double> value) =>
        -value * (childGradient + childGradient + ((childHessian + l2) * value));
}
