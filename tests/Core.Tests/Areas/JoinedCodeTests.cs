using System.Text.Json;

namespace HealthNeeds.Core.Tests.Areas;

/// <summary>Codes of several areas that are looked at as one: made of codes, never read from text.</summary>
public sealed class JoinedCodeTests
{
    private static readonly AreaCode West = new("E54000054"), South = new("E54000061"), Barnsley = new("E08000016");

    [Fact]
    public void Joined_IsTheSameInAnyOrder_AndKnowsItsParts()
    {
        var joined = AreaCode.Joined([South, West]);
        joined.Should().Be(AreaCode.Joined([West, South, West]));
        (joined.Value, joined.IsJoined, South.IsJoined, default(AreaCode).IsJoined).Should().Be(("E54000054_E54000061", true, false, false));
        joined.Parts().Should().Equal(West, South);
        (joined.Has(South), joined.Has(joined), joined.Has(Barnsley), South.Has(South)).Should().Be((true, true, false, true));
    }

    [Fact]
    public void Joined_OfOne_IsThatOne_AndOfNoneIsRefused()
    {
        AreaCode.Joined([South]).Should().Be(South);
        South.Parts().Should().Equal(South);
        AreaCode.Joined([AreaCode.Joined([South, West]), Barnsley]).Parts().Should().Equal(Barnsley, West, South);
        FluentActions.Invoking(() => AreaCode.Joined([])).Should().Throw<ArgumentException>().WithMessage("*found none*");
    }

    [Fact]
    public void TextOfSeveral_IsNoCode()
    {
        const string Text = "E54000054_E54000061";
        AreaCode.TryParse(Text, out _).Should().BeFalse();
        FluentActions.Invoking(() => new AreaCode(Text)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => JsonSerializer.Deserialize<AreaCode>($"\"{Text}\"")).Should().Throw<JsonException>();
    }
}
