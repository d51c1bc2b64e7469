using FsCheck;
using FsCheck.Fluent;

namespace HealthNeeds.Core.Tests.Areas;

public sealed class AreaCodeTests
{
    private static readonly Gen<string> Codes =
        from letter in Gen.Elements('E', 'W', 'N', 'S', 'K')
        from digits in Gen.Choose(0, 99_999_999)
        select $"{letter}{digits:00000000}";

    [Fact]
    public void WellFormedCode_KeepsItsText() =>
        Prop.ForAll(Codes.ToArbitrary(), text => new AreaCode(text).ToString() == text && AreaCode.TryParse(text, out var code) && code == new AreaCode(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("E0100000")]
    [InlineData("E010000011")]
    [InlineData("e01000001")]
    [InlineData("X01000001")]
    [InlineData("E0100000A")]
    [InlineData("E01000٠01")]
    [InlineData(" E0100000")]
    public void MalformedCode_IsRefused_SayingWhatIsExpected(string? text)
    {
        AreaCode.TryParse(text, out _).Should().BeFalse();
        FluentActions.Invoking(() => new AreaCode(text!)).Should().Throw<ArgumentException>().WithMessage("*E01007317*");
    }

    [Theory]
    [InlineData("e01007317", "E01007317")]
    [InlineData(" E01007317", "E01007317")]
    [InlineData("E01007317\t ", "E01007317")]
    [InlineData("w01000001", "W01000001")]
    [InlineData("e0100731x", "e0100731x")]
    [InlineData(" no code ", "no code")]
    [InlineData("", "")]
    public void PrintedCode_IsTheCodeThatIsMeant(string printed, string meant) => AreaCode.Printed(printed).Should().Be(meant);

    [Fact]
    public void Order_IsThatOfTheText() =>
        Prop.ForAll(Codes.Two().ToArbitrary(), pair =>
            Math.Sign(new AreaCode(pair.Item1).CompareTo(new AreaCode(pair.Item2))) == Math.Sign(string.CompareOrdinal(pair.Item1, pair.Item2))).QuickCheckThrowOnFailure();
}

public sealed class AreaTests
{
    private static readonly Area Lsoa = new(
        new AreaCode("E01007463"), AreaLevel.Lsoa21, "Barnsley 021F", "Worsbrough", new AreaCode("E02001529"), new AreaCode("E08000016"), "Barnsley", new AreaCode("E54000061"), 1500, "Urban", Location: null);

    [Fact]
    public void DisplayName_IsThePlaceResidentsKnow() => Lsoa.DisplayName.Should().Be("Worsbrough");

    [Fact]
    public void DisplayName_WithoutAPlaceName_IsTheOfficialName() => (Lsoa with { PlaceName = null }).DisplayName.Should().Be("Barnsley 021F");
}
