using HealthNeeds.Analytics.Tests.Matching;
using HealthNeeds.Analytics.Unmet;

namespace HealthNeeds.Analytics.Tests.Unmet;

/// <summary>A focus area is data: what it is counted by is read from its entry, and a name nobody knows is refused.</summary>
public sealed class FocusAreaPlanTests
{
    private static readonly FocusArea Lungs = new("lungs", "Healthy lungs", "Lungs", "Where?", 1)
    {
        Conditions =
        [
            new("copd-treated", "everyone", 1.3, "Study A") { Need = "copd", Care = ["care-copd-review"], Within = "copd", Counted = "everyone" },
            new("copd", "everyone", 12.8, "Study A") { Need = "copd" },
        ],
        Notes = ["A note."],
    };

    [Fact]
    public void Plan_OfANewFocusArea_IsItsEntry()
    {
        var plan = FocusAreaPlan.Of(Lungs);

        (plan.Focus, plan.Notes.Single()).Should().Be(("lungs", "A note."));
        plan.Conditions[0].Should().Match<PlannedCondition>(c => c.Title == "People with chronic obstructive pulmonary disease not reviewed" && c.Within == "copd" && c.Counted == ResidentGroup.Everyone && c.Harm == new Harm(1.3, null, "Study A"));
        plan.Conditions[1].Title.Should().Be("Chronic obstructive pulmonary disease");
    }

    [Theory]
    [InlineData("lung", "everyone", "care-copd-review", "lungs: c: expected a need (one of ypll,*found 'lung'")]
    [InlineData("copd", "all", "care-copd-review", "lungs: c: expected a group as who (one of everyone,*found 'all'")]
    [InlineData("copd", "everyone", "copd-review", "lungs: c: expected a figure of care (one of care-diabetes-blood-pressure,*found 'copd-review'")]
    public void Plan_OfANameNobodyKnows_IsRefusedInWords(string need, string who, string care, string message) =>
        FluentActions.Invoking(() => FocusAreaPlan.Of(Lungs with { Conditions = [new("c", who, 1, "S") { Need = need, Care = [care] }] }))
            .Should().Throw<CatalogueException>().WithMessage($"focus-areas.json: entry '{message.Replace(": c:", ": c':")}*");

    [Fact]
    public void Plan_WithoutConditions_IsRefused() =>
        FluentActions.Invoking(() => FocusAreaPlan.Of(Lungs with { Conditions = [] })).Should().Throw<CatalogueException>().WithMessage("focus-areas.json: entry 'lungs': expected at least one entry in conditions; found none.");

    [Fact]
    public void EveryFocusAreaOfTheRepository_HasAPlan() =>
        RepositoryData.FocusAreas.Select(f => FocusAreaPlan.Of(f).Conditions.Count).Should().Equal(RepositoryData.FocusAreas.Select(f => f.Conditions.Count)).And.OnlyContain(count => count > 0);
}
