using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HealthNeeds.Core.Assets;
using HealthNeeds.Core.Releases;
using HealthNeeds.Core.Runs;
using HealthNeeds.Dashboard.Api.Areas;
using HealthNeeds.Dashboard.Api.Assets;
using HealthNeeds.Dashboard.Api.Bundles;
using HealthNeeds.Dashboard.Api.Changes;
using HealthNeeds.Dashboard.Api.Compare;
using HealthNeeds.Dashboard.Api.Conditions;
using HealthNeeds.Dashboard.Api.Gaps;
using HealthNeeds.Dashboard.Api.Deprivation;
using HealthNeeds.Dashboard.Api.Draws;
using HealthNeeds.Dashboard.Api.Health;
using HealthNeeds.Dashboard.Api.HotSpots;
using HealthNeeds.Dashboard.Api.Indicators;
using HealthNeeds.Dashboard.Api.Inequality;
using HealthNeeds.Dashboard.Api.Models;
using HealthNeeds.Dashboard.Api.Places;
using HealthNeeds.Dashboard.Api.Plans;
using HealthNeeds.Dashboard.Api.Power;
using HealthNeeds.Dashboard.Api.Problems;
using HealthNeeds.Dashboard.Api.Rankings;
using HealthNeeds.Dashboard.Api.Releases;
using HealthNeeds.Dashboard.Api.Research;
using HealthNeeds.Dashboard.Api.Runs;
using HealthNeeds.Dashboard.Api.Scenarios;
using HealthNeeds.Dashboard.Api.Search;
using HealthNeeds.Dashboard.Api.Sources;
using HealthNeeds.Dashboard.Api.TestBeds;
using HealthNeeds.Dashboard.Problems;

namespace HealthNeeds.Dashboard.Api;

/// <summary>How answers are written: camelCase, choices as kebab-case words, nulls kept so that an item's shape never varies.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [
    typeof(KebabWords<AssetReach>), typeof(KebabWords<RunOutcome>), typeof(KebabWords<StageState>), typeof(KebabWords<SourceState>),
    typeof(DataVersionConverter), typeof(KebabWords<ChangeSize>), typeof(KebabWords<ChangeKind>), typeof(KebabWords<MoveVerdict>), typeof(KebabWords<AreaLevel>), typeof(KebabWords<Sex>), typeof(KebabWords<SearchKind>), typeof(KebabWords<MissingReason>)])]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(AreaList))]
[JsonSerializable(typeof(AreaProfile))]
[JsonSerializable(typeof(AreaFigureList))]
[JsonSerializable(typeof(AssetList))]
[JsonSerializable(typeof(BalanceAnswer))]
[JsonSerializable(typeof(BreakdownList))]
[JsonSerializable(typeof(CompareAnswer))]
[JsonSerializable(typeof(BundleList))]
[JsonSerializable(typeof(CorrelationAnswer))]
[JsonSerializable(typeof(ConditionAnswer))]
[JsonSerializable(typeof(ScenarioAnswer))]
[JsonSerializable(typeof(InequalityAnswer))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(SimilarAnswer))]
[JsonSerializable(typeof(DeprivationAnswer))]
[JsonSerializable(typeof(DifferenceAnswer))]
[JsonSerializable(typeof(DrawAnswer))]
[JsonSerializable(typeof(FigureList))]
[JsonSerializable(typeof(GapAnswer))]
[JsonSerializable(typeof(HotSpotAnswer))]
[JsonSerializable(typeof(IndicatorList))]
[JsonSerializable(typeof(LiveAnswer))]
[JsonSerializable(typeof(MatchList))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(MoveList))]
[JsonSerializable(typeof(PeersAnswer))]
[JsonSerializable(typeof(PlaceChangesAnswer))]
[JsonSerializable(typeof(PlaceFigureList))]
[JsonSerializable(typeof(PlaceListAnswer))]
[JsonSerializable(typeof(PlanAnswer))]
[JsonSerializable(typeof(PowerAnswer))]
[JsonSerializable(typeof(ProblemKind))]
[JsonSerializable(typeof(ProgressAnswer))]
[JsonSerializable(typeof(RankingList))]
[JsonSerializable(typeof(ReadyAnswer))]
[JsonSerializable(typeof(RegionList))]
[JsonSerializable(typeof(RejectionList))]
[JsonSerializable(typeof(ReleaseDetail))]
[JsonSerializable(typeof(ReleaseList))]
[JsonSerializable(typeof(ResearchAnswer))]
[JsonSerializable(typeof(RevisionList))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(SourceList))]
[JsonSerializable(typeof(SourceStatusItem))]
[JsonSerializable(typeof(SourceStatusList))]
[JsonSerializable(typeof(TestBedAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    // An apostrophe or a dash stays one: answers are never pasted into HTML, and "nosniff" keeps browsers from reading them as such.
    public static ApiJson Answers => field ??= new ApiJson(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
