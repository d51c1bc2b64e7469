using System.Text.Json;
using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;

namespace HealthNeeds.Core.Tests.Text;

public sealed class EnumWordsTests
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new KebabWords<MissingReason>() } };

    /// <summary>As releases, addresses and answers have had them since they were written out by hand, in the order of the members.</summary>
    [Fact]
    public void Words_AreThoseOfReleasesAndAddresses()
    {
        EnumWords.All<AreaLevel>().Should().Equal("lsoa11", "lsoa21", "msoa11", "msoa21", "ltla24", "icb", "england", "practice", "ltla21", "region");
        EnumWords.All<MissingReason>().Should().Equal("suppressed", "not-collected", "not-applicable", "not-in-source", "failed");
        EnumWords.All<Trend>().Should().Equal("not-calculated", "no-change", "increasing", "increasing-better", "increasing-worse", "decreasing", "decreasing-better", "decreasing-worse");
        EnumWords.All<NeedKind>().Should().Equal("unmet", "burden", "gap");
        EnumWords.All<Tier>().Should().Equal("very-likely", "likely", "possibly", "unlikely");
        EnumWords.All<Sex>().Should().Equal("persons", "female", "male");
        EnumWords.All<Polarity>().Should().BeEquivalentTo("none", "higher-is-worse", "higher-is-better");
        EnumWords.All<IndicatorRole>().Should().Equal("burden", "gap", "determinant", "context");
        EnumWords.All<FigureRole>().Should().Equal("shown", "label", "feature", "gap", "check");
        EnumWords.All<ContributionSide>().Should().Equal("burden", "gap");
        EnumWords.All<FigureSupply>().Should().BeEquivalentTo("bundled-and-live", "live-only", "bundled-only");
        EnumWords.All<SourceState>().Should().BeEquivalentTo(["changed", "unchanged", "held", "stale", "failed"]);
        EnumWords.All<MoveVerdict>().Should().Equal("unmoved", "within-noise", "changed", "not-comparable");
    }

    [Fact]
    public void Word_IsReadBack()
    {
        ReadBack<AreaLevel>();
        ReadBack<MissingReason>();
        ReadBack<FigureRole>();
    }

    [Theory]
    [InlineData("zero")]
    [InlineData("Suppressed")]
    [InlineData("0")]
    [InlineData("")]
    public void OtherWord_IsRefused_ListingWhatIsKnown(string id)
    {
        EnumWords.TryParse<MissingReason>(id, out _).Should().BeFalse();
        FluentActions.Invoking(() => EnumWords.Parse<MissingReason>(id)).Should().Throw<FormatException>()
            .WithMessage($"'{id}' is not a missing reason: expected one of suppressed, not-collected, not-applicable, not-in-source, failed.");
    }

    [Fact]
    public void Nothing_IsNoWord() => EnumWords.TryParse<AreaLevel>(null, out _).Should().BeFalse();

    [Fact]
    public void NoMember_HasNoWord() =>
        FluentActions.Invoking(() => ((AreaLevel)99).Id()).Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not an area level.*");

    [Fact]
    public void Listed_ReadsAsASentence() => EnumWords.Listed<Sex>().Should().Be("persons, female or male");

    [Fact]
    public void Json_HasTheSameWords_AndNoNumbers()
    {
        foreach (var reason in Enum.GetValues<MissingReason>())
            JsonSerializer.Serialize(reason, Json).Should().Be($"\"{reason.Id()}\"");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<MissingReason>("0", Json)).Should().Throw<JsonException>();
    }

    private static void ReadBack<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(v => EnumWords.Parse<T>(v.Id())).Should().Equal(Enum.GetValues<T>());
}
