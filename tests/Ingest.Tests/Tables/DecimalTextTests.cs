using System.Globalization;
using System.Text;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Tests.Tables;

public sealed class DecimalTextTests
{
    [Fact]
    public void Decimals_AreTheNearestDouble_AsTheStandardLibraryReadsThem()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Some(random);
            if (!DecimalText.TryParse(Encoding.ASCII.GetBytes(text), out var value) || !value.Equals(double.Parse(text, CultureInfo.InvariantCulture)))
                Assert.Fail($"{text} was read as {value:R}.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("1,234")]
    [InlineData("12%")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    [InlineData(" 1")]
    public void AnythingElse_IsNoNumber(string text) => DecimalText.TryParse(Encoding.ASCII.GetBytes(text), out _).Should().BeFalse();

    private static string Some(Random random) => random.Next(6) switch
    {
        0 => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
        1 => (random.NextDouble() * 1e6).ToString("0.########", CultureInfo.InvariantCulture),
        2 => random.Next().ToString(CultureInfo.InvariantCulture),
        3 => (-random.NextDouble() * 100).ToString("0.####", CultureInfo.InvariantCulture),
        4 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => random.NextDouble().ToString("E12", CultureInfo.InvariantCulture),
    };
}
