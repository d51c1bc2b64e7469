namespace HealthNeeds.Core.Tests.Areas;

public sealed class RecodedAuthoritiesTests
{
    [Theory]
    [InlineData("E08000038", "E08000016")]
    [InlineData("E08000039", "E08000019")]
    [InlineData("E08000016", "E08000016")]
    [InlineData("E08000017", "E08000017")]
    [InlineData("nothing", "nothing")]
    public void Code_OfApril2025_IsReadAsTheOlder(string code, string expected) => RecodedAuthorities.Current(code).Should().Be(expected);
}
