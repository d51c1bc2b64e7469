using HealthNeeds.Dashboard.Pages.FindNeed;
using HealthNeeds.Dashboard.Wording;

namespace HealthNeeds.Dashboard.Tests.Wording;

public sealed class WordingTests
{
    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(113, "113th")]
    [InlineData(121, "121st")]
    [InlineData(1002, "1,002nd")]
    public void Ordinal_OfANumber_IsAsSpoken(int number, string words) => Figures.Ordinal(number).Should().Be(words);

    /// <summary>A fall from 31 to 24.8 per 100,000 is one from 0.00031 to 0.000248 a person-year: to four places it read 0.0003 to 0.0002.</summary>
    [Theory]
    [InlineData(0.00031, "0.00031")]
    [InlineData(0.000248, "0.000248")]
    [InlineData(0.0000071234, "0.00000712")]
    [InlineData(0.0073, "0.0073")]
    [InlineData(0.05, "0.05")]
    [InlineData(0.12345, "0.1235")]
    [InlineData(3, "3")]
    [InlineData(1234.5, "1,234")]
    [InlineData(0, "0")]
    public void Number_OfATrial_KeepsThreeDigitsOfWhatIsSmall(double value, string words) => TrialWords.Number(value).Should().Be(words);

    [Theory]
    [InlineData("focus-weights", "How much each focus area weighs")]
    [InlineData("care-cancer-screening", "Whether care is counted: cancer screening")]
    [InlineData("care-diabetes-hba1c", "Whether care is counted: blood sugar of people with diabetes")]
    [InlineData("not-known", "not known")]
    public void Assumption_IsSaidInPlainWords(string factor, string words) => AssumptionWords.Of(factor).Should().Be(words);

    [Theory]
    [InlineData(0, "under 1%")]
    [InlineData(0.004, "under 1%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.995, "over 99%")]
    [InlineData(1, "over 99%")]
    public void Chance_NearTheEnds_ClaimsNoCertainty(double share, string words) => Figures.Chance(share).Should().Be(words);

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.002, "under 1%")]
    [InlineData(0.01, "1%")]
    [InlineData(0.456, "46%")]
    [InlineData(0.998, "over 99%")]
    [InlineData(1, "100%")]
    public void Percent_OfSome_IsNeitherNoneNorAll(double share, string words) => Figures.Percent(share).Should().Be(words);

    [Theory]
    [InlineData(0.34, "34% above England")]
    [InlineData(-0.2, "20% below England")]
    [InlineData(0.005, "1% above England")]
    [InlineData(0.004, "level with England")]
    [InlineData(-0.004, "level with England")]
    [InlineData(12.5, "1,250% above England")]
    public void AboveEngland_OfAShare_IsAsSpoken(double share, string words) => Figures.AboveEngland(share).Should().Be(words);

    [Theory]
    [InlineData(0.21, 0.484, "90% interval 21% to 48% above")]
    [InlineData(-0.05, 0.12, "90% interval 5% below to 12% above")]
    [InlineData(-0.2, -0.08, "90% interval 20% to 8% below")]
    [InlineData(-0.004, 0.12, "90% interval 0% to 12% above")]
    [InlineData(-0.05, -0.001, "90% interval 5% to 0% below")]
    [InlineData(9.5, 12.5, "90% interval 950% to 1,250% above")]
    public void AboveEnglandInterval_OfTwoShares_SaysOnWhichSide(double lower, double upper, string words) => Figures.AboveEnglandInterval(lower, upper).Should().Be(words);

    [Theory]
    [InlineData(0.4, "under a second")]
    [InlineData(1.2, "1 second")]
    [InlineData(1.6, "2 seconds")]
    [InlineData(90, "2 minutes")]
    [InlineData(5400, "1.5 hours")]
    public void Duration_IsAsSpoken(double seconds, string words) => Figures.Duration(seconds).Should().Be(words);

    [Theory]
    [InlineData(0.04, 1, "0.0", "0.0")]
    [InlineData(-0.04, 1, "0.0", "0.0")]
    [InlineData(-0.3, 0, "0", "0")]
    [InlineData(-0.0, 0, "0", "0")]
    [InlineData(-0.06, 1, "−0.1", "−0.1")]
    [InlineData(0.06, 1, "0.1", "+0.1")]
    [InlineData(-1200, 0, "−1,200", "−1,200")]
    [InlineData(10, 0, "10", "+10")]
    public void Number_ThatPrintsAsNought_HasNoSign(double value, int decimals, string plain, string withSign) =>
        (Figures.Value(value, decimals), Figures.WithSign(value, decimals)).Should().Be((plain, withSign));

    [Theory]
    [InlineData(0, 3, 0, "Every area has at least one matched asset for each of its needs, within reach")]
    [InlineData(1, 3, 2, "1 of them has a need that no listed asset answers within reach")]
    [InlineData(2, 3, 2, "2 of them have a need that no listed asset answers within reach")]
    [InlineData(3, 3, 1, "1 need unanswered by any listed asset, in some or all of these communities")]
    [InlineData(1, 1, 2, "2 needs unanswered by any listed asset, in this community")]
    public void Card_OfUnansweredNeeds_SpeaksOfOnePlaceAsSuch(int without, int places, int needs, string expected)
    {
        var (figure, words) = FindNeedCards.Answered(without, places, needs, AreaLevel.Msoa21);
        $"{figure} {words}".Should().Be(expected);
    }

    [Fact]
    public void WhyNot_OfAKindAtALevel_SaysWhatIsMissing()
    {
        KindWords.WhyNot(NeedKind.Gap, AreaLevel.Lsoa21, [AreaLevel.Lsoa21], "cancer").Should().BeNull();
        KindWords.WhyNot(NeedKind.Gap, AreaLevel.Lsoa21, [], "mental health").Should().Be("No figure of care is held for mental health, so areas are not ranked by gap.");
        KindWords.WhyNot(NeedKind.Gap, AreaLevel.Lsoa21, [AreaLevel.Ltla24], "cancer").Should().Be("Figures of care for cancer are held for local authorities only, so neighbourhoods are not ranked by gap.");
        KindWords.WhyNot(NeedKind.Burden, AreaLevel.Msoa21, [], "cancer").Should().Be("This release ranks no communities for cancer by burden of ill health.");
    }

    [Theory]
    [InlineData("all-four-worst")]
    [InlineData("cancer-top-50")]
    [InlineData("cardio-respiratory-top-50")]
    [InlineData("student-areas")]
    [InlineData("focus-areas-apart")]
    [InlineData("no-figure-alone")]
    [InlineData("authorities-single-coverage")]
    [InlineData("authorities-composite-coverage")]
    [InlineData("msoas-single-coverage")]
    [InlineData("msoas-composite-coverage")]
    public void Gate_OfTheAnalysis_HasPlainWords(string gate) => ModelWords.Gate(gate, FocusNames).Should().NotBe(char.ToUpperInvariant(gate[0]) + gate[1..].Replace('-', ' '));

    [Theory]
    [InlineData("cancer-top-50", "The first 50 for cancer are not places of the young")]
    [InlineData("cardio-respiratory-top-50", "The first 50 for heart and lungs are not places of the young")]
    [InlineData("frailty-top-50", "Frailty top 50")]
    public void Gate_OfAFocusArea_IsSaidByTheNameThatTheReleaseHas(string gate, string words) => ModelWords.Gate(gate, FocusNames).Should().Be(words);

    private static readonly Dictionary<string, string> FocusNames = new(StringComparer.Ordinal) { ["cancer"] = "Cancer", ["cardio-respiratory"] = "Heart and lungs" };

    [Fact]
    public void Ids_OfTheRankingsCard_HavePlainWords()
    {
        ModelWords.Candidate("people-and-harm").Should().Be("People who need care, weighted by harm");
        ModelWords.Candidate("best-start and cardio-respiratory", new Dictionary<string, string> { ["cardio-respiratory"] = "Heart and lungs" }).Should().Be("Best start with Heart and lungs");
        ModelWords.Candidate("copd").Should().Be("COPD");
        ModelWords.Scheme("shares-of-ranking").Should().Be("What the ranking is made of");
        ModelWords.Scheme("burdens-of-focus-areas").Should().StartWith("How alike");
        ModelWords.Metric("share-of-variance").Should().Be("Share of the differences");
        ModelWords.Meaning("share-of-variance").Should().Contain("sum to 1");
        ModelWords.Engine("composite").Should().StartWith("none");
    }

    [Fact]
    public void GateDetails_NameWhatTheyMean() =>
        ModelWords.Detail("Above eb-authority by .01 in E54000019.", new Dictionary<string, string> { ["E54000019"] = "Hereford and Worcestershire" }, new Dictionary<string, string>())
            .Should().Be("Above “Own record, shrunk to its authority” by .01 in Hereford and Worcestershire.");

    [Fact]
    public void FocusAreas_AreCountedInWords() =>
        FocusWords.All([.. Enumerable.Range(1, 6).Select(i => new FocusArea($"f{i}", "Name", "Short", "Question?", 1 / 6.0))]).Should().Be("All six focus areas together");
}
