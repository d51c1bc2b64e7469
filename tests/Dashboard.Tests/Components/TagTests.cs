using Bunit;
using HealthNeeds.Dashboard.Charts;
using HealthNeeds.Dashboard.Comparison;
using HealthNeeds.Dashboard.Pages.AreaProfile;
using HealthNeeds.Dashboard.Pages.DataAndMethod.Models;

namespace HealthNeeds.Dashboard.Tests.Components;

/// <summary>Small marks say what they mean by a word and a shape, never by colour alone.</summary>
public sealed class TagTests : BunitContext
{
    [Fact]
    public void Verdicts_EachHaveAWordAndAShapeOfTheirOwn()
    {
        var tags = Enum.GetValues<Verdict>().Where(v => v != Verdict.NotCompared).Select(v => Render<VerdictTag>(p => p.Add(t => t.Verdict, v))).ToList();
        tags.Select(t => t.Find(".verdict").TextContent).Should().Equal("Worse", "Similar", "Better", "Higher", "Lower");
        tags.Select(t => t.Find("path").GetAttribute("d")).Should().OnlyHaveUniqueItems();
        tags.Should().OnlyContain(t => t.Find("svg").GetAttribute("aria-hidden") == "true");
    }

    [Fact]
    public void Verdict_WhereNothingWasCompared_IsNoTag() => Render<VerdictTag>(p => p.Add(t => t.Verdict, Verdict.NotCompared)).Markup.Trim().Should().BeEmpty();

    [Theory]
    [InlineData(Tier.VeryLikely, 3, "Very likely")]
    [InlineData(Tier.Likely, 2, "Likely")]
    [InlineData(Tier.Possibly, 1, "Possibly")]
    [InlineData(Tier.Unlikely, 0, "Unlikely")]
    public void Tier_FillsItsMeterAsFarAsItIsSure(Tier tier, int filled, string words)
    {
        Render<TierTag>(p => p.Add(t => t.Tier, tier)).Find(".tier").TextContent.Should().Be(words + " worst tenth");
        var tag = Render<TierTag>(p => p.Add(t => t.Tier, tier).Add(t => t.Short, true));
        tag.Find(".tier").TextContent.Should().Be(words);
        tag.FindAll("rect[fill=currentColor]").Should().HaveCount(filled);
    }

    [Theory]
    [InlineData(Trend.IncreasingWorse, "Recent trend: rising, getting worse")]
    [InlineData(Trend.DecreasingBetter, "Recent trend: falling, getting better")]
    [InlineData(Trend.NoChange, "Recent trend: no clear change")]
    public void Trend_IsSaidInFullToReadersWhoHearIt(Trend trend, string words) => Render<TrendTag>(p => p.Add(t => t.Trend, trend)).Find(".trend").TextContent.Should().Be(words);

    [Theory]
    [InlineData(null)]
    [InlineData(Trend.NotCalculated)]
    public void Trend_ThatNobodyKnows_IsNoTag(Trend? trend) => Render<TrendTag>(p => p.Add(t => t.Trend, trend)).Markup.Trim().Should().BeEmpty();

    [Fact]
    public void Gates_PassedAndNot_DifferInShape() =>
        new[] { true, false }.Select(passed => Render<GateMark>(p => p.Add(g => g.Passed, passed).Add(g => g.Words, "A check")).Find("path").GetAttribute("d")).Should().OnlyHaveUniqueItems();
}
