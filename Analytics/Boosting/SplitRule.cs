using System.Numerics;
using System.Runtime.CompilerServices;

namespace HealthNeeds.Analytics.Boosting;

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
