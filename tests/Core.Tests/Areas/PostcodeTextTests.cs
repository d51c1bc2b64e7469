namespace HealthNeeds.Core.Tests.Areas;

public sealed class PostcodeTextTests
{
    [Theory]
    [InlineData("S70 1AA", "S70 1AA")]
    [InlineData("s701aa", "S70 1AA")]
    [InlineData("  s70   1aa ", "S70 1AA")]
    [InlineData("S7 1AA", "S7 1AA")]
    [InlineData("DN55 1PT", "DN55 1PT")]
    [InlineData("EC1A 1BB", "EC1A 1BB")]
    [InlineData("W1A0AX", "W1A 0AX")]
    [InlineData("M1 1AE", "M1 1AE")]
    [InlineData("S70", null)]
    [InlineData("S70 1", null)]
    [InlineData("S70 1A", null)]
    [InlineData("S70 AA1", null)]
    [InlineData("SHEFFIELD", null)]
    [InlineData("E01007317", null)]
    [InlineData("70S 1AA", null)]
    [InlineData("ABC1 1AA", null)]
    [InlineData("S70 1ÀA", null)]
    [InlineData("", null)]
    public void Whole_IsAsRoyalMailWritesIt_OrNothing(string typed, string? expected) => PostcodeText.Whole(typed).Should().Be(expected);

    [Theory]
    [InlineData("S70", "S70 ")]
    [InlineData("s70 1", "S70 1")]
    [InlineData("s70 1a", "S70 1A")]
    [InlineData("EC1A", "EC1A ")]
    [InlineData("S", null)]
    [InlineData("70", null)]
    [InlineData("S700", null)]
    [InlineData("S70 1AA", null)]
    [InlineData("S70 11", null)]
    [InlineData("page hall", null)]
    [InlineData("", null)]
    public void Beginning_IsOfADistrictOrSector_OrNothing(string typed, string? expected) => PostcodeText.Beginning(typed).Should().Be(expected);
}
