using HealthNeeds.Store.Releases;
using HealthNeeds.Store.Staging;
using HealthNeeds.Store.Tests.Releases;

namespace HealthNeeds.Store.Tests.Staging;

/// <summary>What a reader who adds up and takes away can reckon of a suppressed figure: everything from figures of which none was hidden, nothing from the others.</summary>
public sealed class FigureSuppressionTests : IDisposable
{
    private const string Published = "Value suppressed for disclosure control due to small count";
    private static readonly IndicatorId Deaths = new("i");
    private static readonly Period Year = Period.Year(2023);

    private readonly TemporaryDirectory directory = new();
    private readonly ReleaseWriter writer;

    public FigureSuppressionTests()
    {
        writer = TinyRelease.Begin(StoreOptions.For(directory));
        TinyRelease.Fill(writer);
    }

    public void Dispose()
    {
        writer.Dispose();
        directory.Dispose();
    }

    [Theory]
    [InlineData(Sex.Female, "persons 100, male -, female -")]
    [InlineData(Sex.Male, "persons 100, male -, female -")]
    [InlineData(Sex.Persons, "persons -, male 97, female -")]
    public void OneSexOfThree_HidesTheSmallestPart_NotTheWhole(Sex suppressed, string shown)
    {
        foreach (var (sex, count) in new[] { (Sex.Persons, 100), (Sex.Male, 97), (Sex.Female, 3) })
            Add(TinyRelease.Msoa, sex == suppressed ? null : count, sex);

        Hide().Should().Be(1);
        string.Join(", ", new[] { Sex.Persons, Sex.Male, Sex.Female }.Select(s => $"{s.Id()} {Shown(TinyRelease.Msoa, s)?.ToString() ?? "-"}")).Should().Be(shown);
        Hide().Should().Be(0, "nothing is left to reckon");
    }

    [Fact]
    public void OneMemberOfAnArea_HidesAnother()
    {
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.First, 96);
        Add(TinyRelease.Second, null);

        Hide().Should().Be(1);
        (Shown(TinyRelease.Msoa), Shown(TinyRelease.First), Shown(TinyRelease.Second)).Should().Be((100d, null, null));
        Row(TinyRelease.First).Should().Be($"suppressed - - 1000 {SuppressionNotes.Ours}");
    }

    [Fact]
    public void SuppressedArea_ThatIsTheSumOfItsMembers_HidesTheSmallest_OfEqualOnesTheFirst()
    {
        Add(TinyRelease.Msoa, null);
        Add(TinyRelease.First, 2);
        Add(TinyRelease.Second, 2);

        Hide().Should().Be(1);
        (Shown(TinyRelease.First), Shown(TinyRelease.Second)).Should().Be((null, 2d));
    }

    [Fact]
    public void SuppressedArea_OfWhichAMemberHasNobody_HidesOneThatHas()
    {
        Add(TinyRelease.Msoa, null);
        Add(TinyRelease.First, 0);
        Add(TinyRelease.Second, 2);

        Hide().Should().Be(1);
        (Shown(TinyRelease.First), Shown(TinyRelease.Second)).Should().Be((0d, null), "without a nought the rest still adds up to it");
    }

    [Fact]
    public void OnlyMember_HidesTheWhole_AndWhatThatLeavesAlone()
    {
        Add(TinyRelease.Msoa, null);
        Add(TinyRelease.Authority, 3);
        Add(AreaCode.England, 3);

        Hide().Should().Be(2, "the authority is its only MSOA, and England its only authority");
        (Shown(TinyRelease.Authority), Shown(AreaCode.England)).Should().Be((null, null));
    }

    /// <summary>Withheld because it is unreliable, blank, not collected: no other figure is hidden for it.</summary>
    [Theory]
    [InlineData(MissingReason.Suppressed, "Unreliable: withheld by its publisher")]
    [InlineData(MissingReason.Suppressed, null)]
    [InlineData(MissingReason.NotCollected, "Value not collected")]
    [InlineData(MissingReason.NotInSource, null)]
    public void FigureThatIsNotSuppressedForCertain_HidesNothing(MissingReason reason, string? note)
    {
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.First, 96);
        writer.AppendObservations([Observation.Unknown(Deaths, TinyRelease.Second, Year, reason) with { Note = note }], "native");
        Add(TinyRelease.Msoa, 50, Sex.Male);
        writer.AppendObservations([Observation.Unknown(Deaths, TinyRelease.Msoa, Year, reason, Sex.Female) with { Note = note }], "native");

        Hide().Should().Be(0);
        Shown(TinyRelease.First).Should().Be(96);
    }

    /// <summary>A rate in full is its count: 10.65% of 2,000 are 213, and 11.7% of 1,000 of them 117. One that was rounded or standardised is of no whole number of people: 10.66% of 2,000 are 213.2.</summary>
    [Theory]
    [InlineData(10.65, 11.7, 1)]
    [InlineData(10.66, 11.7, 0)]
    [InlineData(10.6512345, 11.7, 0)]
    [InlineData(10.65, 11.7345678, 0)]
    public void RatesThatAreCountsOverPeople_AreCounts_AndOthersAreNot(double persons, double men, int hidden)
    {
        Rate(Sex.Persons, persons, 2000);
        Rate(Sex.Male, men, 1000);
        Add(TinyRelease.Msoa, null, Sex.Female);

        Hide().Should().Be(hidden);
        writer.Session.Scalar<double?>("select value from work.observation where area = $area and sex = 'male'", [("area", TinyRelease.Msoa.Value)]).Should().Be(hidden == 1 ? null : men);
    }

    [Theory]
    [InlineData("per 1,000", 106.5)]
    [InlineData("per 100,000", 10650)]
    [InlineData("ratio", 0.1065)]
    [InlineData("score", 10.65)]
    public void Rate_IsReadByItsUnit_AndRatiosAndScoresAreNot(string unit, double persons)
    {
        writer.Session.Execute("update indicator set unit = $unit", [("unit", unit)]);
        Rate(Sex.Persons, persons, 2000);
        Rate(Sex.Male, persons / 213 * 234, 1000);
        Add(TinyRelease.Msoa, null, Sex.Female);

        Hide().Should().Be(unit.StartsWith("per ", StringComparison.Ordinal) ? 1 : 0);
    }

    /// <summary>City of London and the Isles of Scilly have no row of their own in many sets, and count nobody in them.</summary>
    [Fact]
    public void AreaThatIsLeftOut_CountsNobody_AndTheOthersAreReckonedAllTheSame()
    {
        var (third, fourth) = (new AreaCode("E01000003"), new AreaCode("E01000004"));
        Member(third);
        Member(fourth);
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.First, 96);
        Add(TinyRelease.Second, null);
        writer.AppendObservations([Observation.Unknown(Deaths, third, Year, MissingReason.NotCollected)], "native");

        Hide().Should().Be(1, "one has no row, one was not collected");
        Shown(TinyRelease.First).Should().BeNull();
    }

    [Fact]
    public void AreaWhoseOnlyPublishedMemberIsSuppressed_IsNotHiddenForIt()
    {
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.Second, null);

        Hide().Should().Be(0, "another member has no row: what the one is of the hundred, nobody knows");
        Shown(TinyRelease.Msoa).Should().Be(100);
    }

    [Fact]
    public void SumOfWhichTwoTermsAreUnknown_StaysAsItIs()
    {
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.First, null);
        Add(TinyRelease.Second, null);
        Add(TinyRelease.Msoa, null, Sex.Male);
        Add(TinyRelease.Msoa, null, Sex.Female);

        Hide().Should().Be(0);
    }

    /// <summary>The sex that an indicator is carried for stands among the observations, the others in the breakdown; categories are sums of their own.</summary>
    [Fact]
    public void Breakdown_IsReckonedWithTheObservationsOfEverybody_AndOfAuthorities()
    {
        Add(TinyRelease.Authority, 100);
        writer.AppendBreakdowns(Deaths, [Part(TinyRelease.Authority, Sex.Male, 97), Part(TinyRelease.Authority, Sex.Female, null)]);
        writer.AppendBreakdowns(Deaths, [Part(TinyRelease.Authority, Sex.Persons, null, "Sheep farmers"), Part(AreaCode.England, Sex.Persons, 4, "Sheep farmers"), Part(AreaCode.England, Sex.Persons, 9, "Cobblers")]);

        Hide().Should().Be(2);
        writer.Session.Query<string>("select concat_ws(' ', area, sex, category, coalesce(count::int::varchar, '-')) from work.breakdown order by 1", [])
            .Should().Equal("E08000016 female  -", "E08000016 male  -", "E08000016 persons Sheep farmers -", "E92000001 persons Cobblers 9", "E92000001 persons Sheep farmers -");
    }

    /// <summary>All persons of 15 and over stand among the observations; they are no sum of women and men of another age.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Observation_StandsForItsOwnAge_NotForEveryAge(bool isPublishedForOthers)
    {
        Add(TinyRelease.Authority, 100);
        Add(AreaCode.England, 1000);
        writer.AppendBreakdowns(Deaths, [Aged("15+ yrs", Sex.Male, 97), Aged("15+ yrs", Sex.Female, 3), Aged("65+ yrs", Sex.Male, 20), Aged("65+ yrs", Sex.Female, null)]);
        if (isPublishedForOthers)
            // England has all persons of 65 and over: that the observations are not about them shows by its being there.
            writer.AppendBreakdowns(Deaths, [Aged("65+ yrs", Sex.Persons, 300, AreaCode.England)]);

        Hide().Should().Be(0);
        writer.Session.Scalar<double>("select count from work.breakdown where age = '65+ yrs' and sex = 'male'", []).Should().Be(20);
    }

    [Fact]
    public void Observation_OfWhichNothingSaysWhatAgeItIs_StandsForEach()
    {
        Add(TinyRelease.Authority, 100);
        writer.AppendBreakdowns(Deaths, [Aged("15+ yrs", Sex.Male, 97), Aged("15+ yrs", Sex.Female, null), Aged("65+ yrs", Sex.Male, 20), Aged("65+ yrs", Sex.Female, null)]);

        Hide().Should().Be(2, "one of them too many, and none too few");
    }

    [Fact]
    public void SameFiguresInAnotherOrder_HideTheSameOnes()
    {
        (AreaCode, double?, Sex)[] rows =
        [
            (TinyRelease.Msoa, 40, Sex.Persons), (TinyRelease.Msoa, 20, Sex.Male), (TinyRelease.Msoa, 20, Sex.Female), (TinyRelease.First, 20, Sex.Persons),
            (TinyRelease.First, null, Sex.Male), (TinyRelease.First, 10, Sex.Female), (TinyRelease.Second, 20, Sex.Persons), (TinyRelease.Second, 10, Sex.Male), (TinyRelease.Second, 10, Sex.Female),
        ];
        using var other = new FigureSuppressionTests();
        foreach (var (area, count, sex) in rows)
            Add(area, count, sex);
        foreach (var (area, count, sex) in rows.Reverse())
            other.Add(area, count, sex);

        (Hide(), other.Hide()).Should().Be((3, 3), "one sex, one area, and what joins the two");
        Rows().Should().Equal(other.Rows()).And.HaveCount(9);
    }

    [Fact]
    public void ReleaseInWhichNothingWasHidden_IsRefused()
    {
        Add(TinyRelease.Msoa, 100);
        Add(TinyRelease.First, 96);
        Add(TinyRelease.Second, null);

        writer.Invoking(w => w.Publish(TinyRelease.NoExpectations)).Should().Throw<ReleaseRefusedException>().WithMessage("*No suppressed count is what those of other areas leave: i E01000001 2023*");
    }

    private int Hide() => new FigureSuppression(writer.Session).Hide(CancellationToken.None);

    private double? Shown(AreaCode area, Sex sex = Sex.Persons) =>
        writer.Session.Scalar<double?>("select count from work.observation where area = $area and sex = $sex and period = '2023'", [("area", area.Value), ("sex", sex.Id())]);

    private string Row(AreaCode area) => writer.Session.Query<string>(
        "select concat_ws(' ', missing, coalesce(value::varchar, '-'), coalesce(count::varchar, '-'), denominator::int, note) from work.observation where area = $area and period = '2023'", [("area", area.Value)]).Single();

    private List<string> Rows() => writer.Session.Query<string>("select concat_ws(' ', area, sex, coalesce(count::varchar, '-'), coalesce(note, '-')) from work.observation where period = '2023' order by 1", []);

    private void Add(AreaCode area, double? count, Sex sex = Sex.Persons) => writer.AppendObservations(
        [
            count is { } people
                ? Observation.Known(Deaths, area, Year, new FigureEstimate(12.5), sex, people, denominator: 1000)
                : Observation.Unknown(Deaths, area, Year, MissingReason.Suppressed, sex) with { Note = Published },
        ],
        "native");

    private void Rate(Sex sex, double value, double people) =>
        writer.AppendObservations([Observation.Known(Deaths, TinyRelease.Msoa, Year, new FigureEstimate(value), sex, denominator: people)], "native");

    private void Member(AreaCode code) =>
        writer.AppendAreas([new Area(code, AreaLevel.Lsoa21, $"Area {code}", PlaceName: null, TinyRelease.Msoa, TinyRelease.Authority, LocalAuthorityName: null, TinyRelease.Icb, Population: 1500, RuralUrban: null, Location: null)]);

    private static Breakdown Aged(string age, Sex sex, double? count, AreaCode? area = null) => Part(area ?? TinyRelease.Authority, sex, count) with { Age = age };

    private static Breakdown Part(AreaCode area, Sex sex, double? count, string category = "") =>
        new(area, Year, sex, "15+ yrs", category.Length == 0 ? "" : "Trades", category, count is null ? null : new FigureEstimate(12.5), count, Denominator: null, count is null ? MissingReason.Suppressed : null, count is null ? Published : null);
}
