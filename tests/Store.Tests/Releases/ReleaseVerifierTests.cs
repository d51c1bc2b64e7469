using HealthNeeds.Core.Assets;
using HealthNeeds.Store.Releases;

namespace HealthNeeds.Store.Tests.Releases;

/// <summary>Each rule of a release, broken by hand.</summary>
public sealed class ReleaseVerifierTests : IDisposable
{
    private static readonly IndicatorId Indicator = new("i");

    private readonly TemporaryDirectory directory = new();

    public static TheoryData<string, string> Breaches => new()
    {
        { "observation-twice", "observation has one row per indicator, area, period, sex: i E01000001 2021 persons: 2 rows" },
        { "observation-of-nowhere", "The area of observation is known: E01999999" },
        { "observation-of-nothing", "The indicator of observation is known: x" },
        { "score-off", "Contributions sum to the score within 0.00001: cancer E08000016: 1.0 against 1.001" },
        { "no-contributions", "Contributions sum to the score within 0.00001: cancer E08000016: 1.0 against 0.0" },
        { "half-ranked", "Every focus area ranks every area of a ranked level, or none of it: cancer ranks 1 of 2 areas at lsoa21" },
        { "no-rank", "Every ranked area has a rank inside England: cancer E08000016" },
        { "no-icb-rank", "Every ranked area has a rank inside its ICB: cancer E08000016" },
        { "rank-of-too-many", "A rank is among as many areas as are ranked there: cancer ltla24 within E54000061: 1 ranked, among 2" },
        { "rank-of-nobody", "A rank belongs to a ranking: cancer E08000016" },
        { "kind-of-nobody", "A rank by kind belongs to a ranking: cancer E08000016 by burden" },
        { "kind-twice", "ranking_kind has one row per focus, kind, area, within: overall burden E08000016 E92000001: 2 rows" },
        { "kind-of-too-many", "A rank by kind is among as many areas as are ranked there: overall by burden ltla24 within E54000061: 1 ranked, among 2" },
        { "kind-nowhere", "The within of ranking_kind is known: E54999999" },
        { "kind-not-in-icb", "What is ranked by kind is ranked inside England and its ICB: overall E08000016 by burden within E54000061" },
        { "kind-without-gap", "What is ranked by gap has a gap: overall at ltla24" },
        { "kind-of-unmet", "breaks its schema" },
        { "chance-over-one", "breaks its schema" },
        { "sensitivity-off", "A sensitivity lies within its limits, and these between 0 and 1: overall E92000001 harm" },
        { "sensitivity-nowhere", "The extent of sensitivity is known: E54999999" },
        { "suppressed-with-a-count", "A suppressed figure has no number beside it: i E01000001 2022 persons" },
        { "hidden-alone", "No hidden have of a condition is what is left of a larger area's: c in " },
        { "wrong-level", "A ranking is of an area at its level: cancer E08000016 at lsoa21" },
        { "unknown-focus", "The focus of ranking is known: fun" },
        { "match-without-need", "The need of match is known: n" },
        { "icb-followed-by-nobody", "ICBs that followed others are ICBs of the release: E54000099" },
        { "icb-half-followed", "The LSOAs of a former ICB are all followed: 2024 E54000060" },
        { "orphan-parent", "An area's parents are areas of the release: E01000003 lies in E02999999" },
    };

    public void Dispose() => directory.Dispose();

    [Fact]
    public void TinyRelease_AsItIs_KeepsEveryRule() =>
        TinyRelease.Publish(StoreOptions.For(directory)).Id.Should().MatchRegex("^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$");

    [Theory]
    [MemberData(nameof(Breaches))]
    public void Release_BreakingARule_IsRefusedWithAnExample(string breach, string message)
    {
        var publishing = () => TinyRelease.Publish(StoreOptions.For(directory), extra: writer => Break(writer, breach));
        publishing.Should().Throw<ReleaseRefusedException>().WithMessage($"*{message}*");
        Directory.GetFiles(directory.Path).Should().BeEmpty("a refused release leaves nothing behind");
    }

    [Fact]
    public void Release_WithTooFewAreas_IsRefused() =>
        FluentActions.Invoking(() => TinyRelease.Publish(StoreOptions.For(directory), expectations: new ReleaseExpectations([(AreaLevel.Lsoa21, TinyRelease.Icb, 860), (AreaLevel.Lsoa21, AreaCode.England, 33_755)])))
            .Should().Throw<ReleaseRefusedException>().WithMessage("*E54000061 must hold 860 areas at level lsoa21: 2 found*E92000001 must hold 33755 areas at level lsoa21: 2 found*");

    private static void Break(ReleaseWriter writer, string breach)
    {
        switch (breach)
        {
            case "observation-twice":
                writer.AppendObservations([Observation.Known(Indicator, TinyRelease.First, Period.Year(2021), new FigureEstimate(2))], "native");
                break;
            case "observation-of-nowhere":
                writer.AppendObservations([Observation.Known(Indicator, new AreaCode("E01999999"), Period.Year(2021), new FigureEstimate(2))], "native");
                break;
            case "observation-of-nothing":
                writer.AppendObservations([Observation.Known(new IndicatorId("x"), TinyRelease.First, Period.Year(2021), new FigureEstimate(2))], "native");
                break;
            case "sensitivity-off":
                writer.AppendSensitivities([new Sensitivity("overall", "E92000001", "harm", 0.2, 0.1, 0.3, 0.5, 0.51, 0.6)]);
                break;
            case "sensitivity-nowhere":
                writer.AppendSensitivities([new Sensitivity("overall", "E54999999", "harm", 0.2, 0.1, 0.3, 0.5, 0.4, 0.6)]);
                break;
            case "score-off":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, contribution: 1.001);
                break;
            case "no-contributions":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, contribution: null);
                break;
            case "half-ranked":
                Rank(writer, AreaLevel.Lsoa21, TinyRelease.First);
                break;
            case "no-rank":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, withins: [TinyRelease.Icb]);
                break;
            case "no-icb-rank":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, withins: [AreaCode.England]);
                break;
            case "rank-of-too-many":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, of: 2);
                break;
            case "rank-of-nobody":
                writer.AppendRanks("cancer", AreaLevel.Ltla24, [(TinyRelease.Authority, AreaCode.England, new RankInterval(1, 1, 1, 1))]);
                break;
            case "kind-of-nobody":
                writer.AppendKindRanks("cancer", AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Burden, TinyRelease.Authority, AreaCode.England));
                break;
            case "kind-twice":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Burden, TinyRelease.Authority, AreaCode.England, AreaCode.England));
                break;
            case "kind-of-too-many":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, [(NeedKind.Burden, TinyRelease.Authority, TinyRelease.Icb, new RankInterval(1, 1, 2, 2), 1.0)]);
                break;
            case "kind-nowhere":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Burden, TinyRelease.Authority, new AreaCode("E54999999")));
                break;
            case "kind-not-in-icb":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Burden, TinyRelease.Authority, AreaCode.England));
                break;
            case "kind-without-gap":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Gap, TinyRelease.Authority, AreaCode.England, TinyRelease.Icb));
                break;
            case "kind-of-unmet":
                writer.AppendKindRanks(FocusArea.Overall, AreaLevel.Ltla24, TinyRelease.ByKind(NeedKind.Unmet, TinyRelease.Authority, AreaCode.England, TinyRelease.Icb));
                break;
            case "chance-over-one":
                writer.AppendRankings(AreaLevel.Ltla24, [TinyRelease.Ranking(TinyRelease.Authority, 1, "cancer") with { FirstTenInIcb = 1.5 }]);
                break;
            case "suppressed-with-a-count":
                writer.Session.Execute("insert into work.observation by name select * replace ('2022' as period, null as value, 'suppressed' as missing, 7 as count) from work.observation where area = 'E01000001' limit 1");
                break;
            case "hidden-alone":
                writer.AppendConditions([new Core.Conditions.Condition("c", "cancer", "C", "residents", CareKnown: false, "n")]);
                writer.AppendConditionNeeds([(AreaLevel.Lsoa21, Core.Conditions.ConditionNeed.Unknown("c", TinyRelease.First).Hidden()), (AreaLevel.Lsoa21, Counted(TinyRelease.Second)), (AreaLevel.Msoa21, Counted(TinyRelease.Msoa))]);
                break;
            case "wrong-level":
                Rank(writer, AreaLevel.Lsoa21, TinyRelease.Authority);
                break;
            case "unknown-focus":
                Rank(writer, AreaLevel.Ltla24, TinyRelease.Authority, focus: "fun");
                break;
            case "match-without-need":
                writer.AppendMatches([new AssetMatch(TinyRelease.First, "cancer", "n", "a", 1, null, [])]);
                break;
            case "icb-followed-by-nobody":
                writer.AppendIcbHistory(new IcbHistory([new IcbOverlap("2024", TinyRelease.Icb, "x", new AreaCode("E54000099"), "y", 2, 2)]));
                break;
            case "icb-half-followed":
                writer.AppendIcbHistory(new IcbHistory([new IcbOverlap("2024", new AreaCode("E54000060"), "x", TinyRelease.Icb, "y", 1, 2)]));
                break;
            case "orphan-parent":
                writer.AppendAreas([new Area(new AreaCode("E01000003"), AreaLevel.Lsoa21, "x", null, new AreaCode("E02999999"), TinyRelease.Authority, null, TinyRelease.Icb, null, null, null)]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(breach), breach, "Not a breach.");
        }
    }

    private static Core.Conditions.ConditionNeed Counted(AreaCode area) => new("c", area, new Core.Conditions.Estimate(20, 18, 22), null, new Core.Conditions.Estimate(20, 18, 22), null, Suppressed: false);

    private static void Rank(ReleaseWriter writer, AreaLevel level, AreaCode area, double? contribution = 1, AreaCode[]? withins = null, int of = 1, string focus = "cancer")
    {
        writer.AppendRankings(level, [TinyRelease.Ranking(area, 1, focus)]);
        if (contribution is { } value)
            writer.AppendContributions(focus, level, [(area, new Contribution(ContributionSide.Burden, "Housing", value))]);
        writer.AppendRanks(focus, level, (withins ?? [AreaCode.England, TinyRelease.Icb]).Select(w => (area, w, new RankInterval(1, 1, of, of))));
    }
}
