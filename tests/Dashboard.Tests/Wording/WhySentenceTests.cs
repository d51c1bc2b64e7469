using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Tests.Wording;

public sealed class WhySentenceTests
{
    [Fact]
    public void Why_TwoDomainsRaiseAndOneLowers_NamesThemInOrder() =>
        Why(("Income and work", .5), ("Diagnosis", .9), ("Crime and safety", -.4), ("Rurality", .01))
            .Should().Be("Fewer diagnoses than expected (+90 points) and low income and worklessness (+50 points); less crime (−40 points) pulls the other way.");

    [Fact]
    public void Why_NothingRaises_SaysWhatHoldsItDown() =>
        Why(("Income and work", -.5), ("Diagnosis", -.4)).Should().Be("Held down by better incomes and work (−50 points) and diagnosis near what is expected (−40 points).");

    [Fact]
    public void Why_WithoutParts_ClaimsNothing() => Why().Should().Be("Close to the typical place on every count.");

    [Fact]
    public void Why_ADomainOfIllHealthAndCare_HasOneNumber_ItsNet()
    {
        ContributionGap[] against = [Gap("Age of residents", -.03, ContributionSide.Gap), Gap("Age of residents", .007), Gap("Housing", .02)];
        WhySentence.Of(against).Should().Be("Poorer housing (+2 points); the age of its residents (−2 points) pulls the other way.");
        InShort(against).Should().Equal("age of its residents −2", "poorer housing +2");
        ContributionGap[] alike = [Gap("Age of residents", -.186), Gap("Age of residents", -.034, ContributionSide.Gap)];
        WhySentence.Of(alike).Should().Be("Held down by the age of its residents (−22 points).", "the smaller part counts, though it would not be named alone");
        InShort(alike).Should().Equal("age of its residents −22");
    }

    [Fact]
    public void Why_ADomainWhosePartsCancel_NeitherIsNamedNorHidesAnother() =>
        WhySentence.Of([Gap("Housing", .5), Gap("Housing", -.5, ContributionSide.Gap), Gap("Crime and safety", .1)]).Should().Be("More crime (+10 points).");

    [Fact]
    public void Reasons_AreTheThreeThatMoveTheRankMost_WhicheverWay() =>
        Reasons(("Income and work", .5), ("Diagnosis", .9), ("Crime and safety", -.6), ("Housing", .3), ("Rurality", .01))
            .Should().Equal("fewer diagnoses than expected +90", "less crime −60", "low income and worklessness +50");

    [Fact]
    public void Reasons_WhereTheLargestLower_AreThose_AndTheSentenceNamesThemToo()
    {
        (string, double)[] gaps = [("Skills and education", -.12), ("Income and work", -.102), ("Health recorded so far", -.066), ("Age of residents", .04), ("Crime and safety", -.035)];
        Reasons(gaps).Should().Equal("better education −12", "better incomes and work −10", "less ill health recorded so far −7");
        Why(gaps).Should().Be("The age of its residents (+4 points); better education (−12 points), better incomes and work (−10 points) and less ill health recorded so far (−7 points) pull the other way.");
    }

    [Fact]
    public void Reasons_LeaveOutWhatOnlyASentenceNeeds() =>
        Reasons(("This authority", .004), ("Outdoor environment", .003), ("Age of residents", -.002)).Should().Equal("authority above prediction +0.4", "poorer outdoor environment +0.3", "age of its residents −0.2");

    [Fact]
    public void Reasons_WhereNothingStandsOut_AreNone() => Reasons().Should().BeEmpty();

    [Fact]
    public void Gaps_AgainstMedians_AreDifferencesLargestFirst()
    {
        Contribution[] here = [new(ContributionSide.Burden, "Housing", .2), new(ContributionSide.Gap, "Diagnosis", -.6)];
        Contribution[] medians = [new(ContributionSide.Burden, "Housing", .1)];
        ContributionGap.Of(here, medians).Select(g => (g.Domain, Math.Round(g.Difference, 6))).Should().Equal(("Diagnosis", -.6), ("Housing", .1));
    }

    private static string Why(params (string Domain, double Difference)[] gaps) => WhySentence.Of(Gaps(gaps));

    private static IEnumerable<string> Reasons(params (string Domain, double Difference)[] gaps) => InShort(Gaps(gaps));

    private static IEnumerable<string> InShort(ContributionGap[] gaps) => WhySentence.Reasons(gaps).Select(r => $"{r.InShort} {r.Added}");

    private static ContributionGap[] Gaps((string Domain, double Difference)[] gaps) =>
        [.. gaps.Select(g => Gap(g.Domain, g.Difference)).OrderByDescending(g => Math.Abs(g.Difference))];

    private static ContributionGap Gap(string domain, double difference, ContributionSide side = ContributionSide.Burden) => new(side, domain, difference);
}
