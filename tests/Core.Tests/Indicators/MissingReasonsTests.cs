using HealthNeeds.Core.Indicators;

namespace HealthNeeds.Core.Tests.Indicators;

public sealed class MissingReasonsTests
{
    public static TheoryData<MissingReason> Every => new(Enum.GetValues<MissingReason>());

    [Theory]
    [MemberData(nameof(Every))]
    public void Id_IsReadBack(MissingReason reason) => MissingReasons.Parse(reason.Id()).Should().Be(reason);

    [Theory]
    [InlineData("zero")]
    [InlineData("Suppressed")]
    [InlineData("")]
    public void UnknownId_IsRefused_ListingWhatIsKnown(string id) =>
        FluentActions.Invoking(() => MissingReasons.Parse(id)).Should().Throw<FormatException>().WithMessage("*suppressed, not-collected, not-applicable, not-in-source, failed*");
}
