using HealthNeeds.Analytics.Boosting;

namespace HealthNeeds.Analytics.Tests.Boosting;

public sealed class PackedGradientsTests
{
    [Theory]
    [InlineData(1e-12)]
    [InlineData(1)]
    [InlineData(1e15)]
    public void Words_OfAnyScale_AddUpToTheDerivatives(double scale)
    {
        var random = new Random(1);
        double[] gradients = [.. Enumerable.Range(0, 30_000).Select(_ => scale * (random.NextDouble() - 0.3))];
        double[] hessians = [.. Enumerable.Range(0, 30_000).Select(_ => scale * random.NextDouble())];
        var packed = new PackedGradients(30_000);
        var total = packed.Pack(gradients, hessians, drawn: null);
        packed.Gradient(total).Should().BeApproximately(gradients.Sum(), 1e-7 * gradients.Sum(Math.Abs));
        packed.Hessian(total).Should().BeApproximately(hessians.Sum(), 1e-7 * hessians.Sum());
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(-1.0)]
    public void Words_AllOfOneSign_DoNotOverflow(double gradient)
    {
        double[] gradients = [.. Enumerable.Repeat(gradient, 4097)];
        double[] hessians = [.. Enumerable.Repeat(1.0, 4097)];
        var packed = new PackedGradients(4097);
        var total = packed.Pack(gradients, hessians, drawn: null);
        (packed.Gradient(total), packed.Hessian(total)).Should().Be((gradient * 4097, 4097));
    }

    [Fact]
    public void Words_OfRowsNotDrawn_AreZero()
    {
        var packed = new PackedGradients(3);
        packed.Pack([1, 2, 3], [1, 1, 1], [true, false, true]);
        packed.Words[1].Should().Be(0);
        packed.Words[2].Should().NotBe(0);
    }
}
